"""Where a claim's people were counted, and whether two claims speak of the same place.

Agreement is positive: the same place of the gazetteer, two points side by side, or, where something else says that
one happening is meant, a division that holds a place.
"""

import math
from typing import NamedTuple

from extract.claim import Claim

POINTS = ("exact", "settlement", "admin2")
NEAR_KM = 5.0  # two names of one spot: a village and its market, a hospital and its district
KM_PER_DEGREE = 111.2


class Site(NamedTuple):
    """A place as far as places are compared; a division is its own."""

    key: str  # id of the gazetteer, else the name with its division and country
    name: str
    precision: str
    admin1: str | None
    iso3: str | None
    latitude: float | None
    longitude: float | None

    @property
    def is_point(self) -> bool:
        """Say whether it is small enough for one attack."""
        return self.precision in POINTS


def site_of(claim: Claim) -> Site | None:
    """Give the place of a claim, None where it has none that can be compared."""
    if claim.place is None:
        return country_of(claim)
    key = claim.place_id or f"{claim.place}|{claim.admin1 or ''}|{claim.iso3 or ''}"
    precision = claim.place_precision or "unknown"
    division = claim.place if precision == "admin1" else claim.admin1
    return Site(key, claim.place, precision, division, claim.iso3, claim.latitude, claim.longitude)


def country_of(claim: Claim) -> Site | None:
    """Give the country of a claim that names no place ("Syrians")."""
    return Site(claim.iso3, claim.iso3, "country", None, claim.iso3, None, None) if claim.iso3 else None


def same_site(one: Site, other: Site) -> str | None:
    """Say in what two places agree on their own, None where they do not: same, or the city and its province."""
    if one.key == other.key or (one.precision == other.precision == "country" and one.iso3 == other.iso3):
        return "same"
    if one.iso3 == other.iso3 and is_city_and_province(one, other):
        return "city_and_province"
    return None


def is_city_and_province(one: Site, other: Site) -> bool:
    """Say whether one is a division and the other the city that it has its name from: reports mix the two."""
    one_is_division = (one.precision == "admin1") != (other.precision == "admin1")
    return one_is_division and is_namesake(one) and is_namesake(other) and one.name == other.name


def is_namesake(site: Site) -> bool:
    """Say whether a place is a division or the city of its name."""
    return site.admin1 is not None and site.name == site.admin1


def may_be_same(one: Site, other: Site) -> str | None:
    """Say how two places could be one if all else agrees: near each other, or one within the other."""
    if one.iso3 != other.iso3 or one.iso3 is None:
        return None
    if one.is_point and other.is_point:
        return "near" if kilometres(one, other) <= NEAR_KM else None
    if "admin1" in (one.precision, other.precision) and one.admin1 == other.admin1 and one.admin1:
        return "within_division"
    return "within_country" if "country" in (one.precision, other.precision) else None


def kilometres(one: Site, other: Site) -> float:
    """Give the distance of two points, infinite where one has no degrees."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return math.inf
    height = one.latitude - other.latitude
    width = (one.longitude - other.longitude) * math.cos(math.radians((one.latitude + other.latitude) / 2))
    return math.hypot(height, width) * KM_PER_DEGREE

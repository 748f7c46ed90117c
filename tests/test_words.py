"""Loading words and facts."""

import gc

from extract.language.words import collecting_nothing


def test_the_garbage_collector_is_left_as_it_was() -> None:
    """A program that embeds the reader finds its memory growing, or a collector running that it had turned off."""
    with collecting_nothing():
        assert not gc.isenabled()
        with collecting_nothing():
            pass

        assert not gc.isenabled()

    assert gc.isenabled()

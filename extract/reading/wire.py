"""What passes between the two processes: a frame is some JSON and some bytes, each with its length before it."""

import json
import struct
from typing import Any, BinaryIO

LENGTHS = struct.Struct(">QQ")


def send(stream: BinaryIO, message: dict[str, Any], data: bytes = b"") -> None:
    """Write one frame."""
    head = json.dumps(message).encode("ascii")
    stream.write(LENGTHS.pack(len(head), len(data)))
    stream.write(head)
    stream.write(data)
    stream.flush()


def receive(stream: BinaryIO) -> tuple[dict[str, Any], bytes] | None:
    """Read one frame; None where the other side is gone."""
    lengths = stream.read(LENGTHS.size)
    if len(lengths) < LENGTHS.size:
        return None
    head_length, length = LENGTHS.unpack(lengths)
    head, data = stream.read(head_length), stream.read(length)
    return (json.loads(head), data) if (len(head), len(data)) == (head_length, length) else None

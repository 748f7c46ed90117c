"""What quantulum3's parser takes for the sentences on standard input, one a line: run by bench in build/peers.

Prints seconds, the best of three; loading and the first sentence are not counted.
"""

import sys
import time
import warnings


def main() -> None:
    """Time the parser."""
    warnings.simplefilter("ignore")
    from quantulum3 import parser  # type: ignore[import-not-found] # no dependency of ours: bench runs this elsewhere

    sentences = sys.stdin.read().splitlines()
    parser.parse(sentences[0])
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        for sentence in sentences:
            parser.parse(sentence)
        best = min(best, time.process_time() - start)
    print(best)


if __name__ == "__main__":
    main()

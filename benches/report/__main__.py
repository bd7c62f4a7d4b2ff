"""Runs groups of benchmarks, keeps their medians, and writes the tables and plots.

    python3 benches/report run decode peers     measure, then write the tables
    python3 benches/report run all              everything but RocksDB
    python3 benches/report tables               write the tables from what was measured before

Needs nothing but Python; `instructions` needs valgrind, `code_size` needs `size` from binutils.
"""

import sys

import measure
import plots
import tables


def main(arguments):
    match arguments:
        case ["tables"]:
            pass
        case ["run", *groups] if groups:
            for group in measure.resolve(groups):
                measure.run(group)
        case _:
            print(__doc__.strip())
            print("\ngroups: all", *measure.GROUPS)
            return 2
    results = measure.load()
    plots.write(results)
    tables.write(results)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

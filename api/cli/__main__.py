"""`python -m api.cli` does the same as `paamaja`."""

from api.cli import main

main()

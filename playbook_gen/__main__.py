"""`python -m playbook_gen` is `playbook`."""

from playbook_gen.cli import main

main()

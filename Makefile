# Short names for what scripts/dev.py does; make itself is not needed for anything.
PYTHON ?= python3

.PHONY: test bench wheel eval
test bench wheel:
	$(PYTHON) scripts/dev.py $@

eval:
	$(PYTHON) scripts/dev.py run eval corpus

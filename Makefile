# One line a target; run inside a virtual environment with: pip install -e '.[tables,plots,dev,browser]'
.PHONY: test lint codebook policies gazetteer actors bench demo model
test: ; bash scripts/test.sh
demo: ; bash scripts/demo.sh
lint: ; python tools/make_codebook.py --check && python tools/make_policies.py --check && ruff check . && ruff format --check . && mypy && lint-imports && python tools/check_links.py
codebook: ; python tools/make_codebook.py
policies: ; python tools/make_policies.py
gazetteer: ; python tools/build_gazetteer.py
actors: ; python tools/build_actors.py
model: ; bash scripts/model.sh
bench: ; for b in speed accounts muc4 polnear casualties fairness; do for x in rules encoder; do python bench/run.py $$b --extractor $$x || exit 1; done; done; python bench/run.py first_look --extractor encoder && python bench/run.py actors && python bench/run.py policies && python bench/gate.py

# Every command of the house. `make` alone lists them.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help setup run demo test check bench build web generate format fuzz asan faults e2e docs-pictures backup restore package clean

PRESET ?= dev
PORT ?= 8080
BANSO := build/$(PRESET)/banso

help: ## この一覧 / this list
	@echo "Banso（伴走）"
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: ## 開発に必要なものを全部入れる / install everything a developer needs
	@tools/setup check
	@tools/setup bench
	@echo "準備ができました / ready"

run: ## 必要なものを入れ、ビルドし、デモ付きで http://localhost:8080 に起動 / build and serve with demo data
	@tools/setup run
	@tools/build-web
	@tools/build $(PRESET) banso
	@exec $(BANSO) serve --demo --port $(PORT)

demo: run ## run と同じ / the same as run

test: ## すべてのテスト（単体・DB・全数点検・画面・E2E） / every test
	@tools/setup test
	@tools/build-web
	@tools/build $(PRESET)
	@. tools/env.sh && node tools/test/run.mjs --preset $(PRESET)

check: ## CI と同じ点検: 書式・生成物・層・テスト・ファズ / everything that must hold before a merge
	@tools/setup check
	@tools/build-web
	@tools/build $(PRESET)
	@tools/check/run $(PRESET)
	@tools/fuzz $${FUZZ_SECONDS:-60}
	@. tools/env.sh && node tools/test/run.mjs --preset $(PRESET)

bench: ## 性能を測り、基準と並べて表示 / measure, each figure beside its bar
	@tools/setup bench
	@tools/build-web
	@tools/build release banso
	@bench/run

build: ## C++ だけをビルド（PRESET=dev|release|asan） / build the C++ code
	@tools/setup run
	@tools/build $(PRESET) banso

web: ## 画面だけをビルド / build the web app
	@tools/setup run
	@tools/build-web --force

generate: ## API文書とTypeScriptの型を作り直す / generated files anew
	@tools/setup run
	@tools/build $(PRESET) banso
	@tools/generate $(PRESET)

format: ## C++ の書式を整える / format the C++ code
	@tools/setup check
	@tools/format

fuzz: ## 解析器に壊れた入力を与え続ける（FUZZ_SECONDS=60） / fuzz every parser
	@tools/setup check
	@tools/fuzz $${FUZZ_SECONDS:-60}

asan: ## サニタイザー付きで単体・DB テスト / unit and database tests under sanitizers
	@tools/setup test
	@tools/build-web
	@tools/build asan
	@. tools/env.sh && node tools/test/run.mjs --preset asan --only native

faults: ## サーバーと PostgreSQL を何度も kill -9 し、失われた書き込みがないことを確かめる（ROUNDS=20） / kill -9, many times
	@tools/setup test
	@tools/build $(PRESET) banso
	@. tools/env.sh && FAULT_ROUNDS=$(or $(ROUNDS),20) node tools/test/run.mjs --preset $(PRESET) --only faults

e2e: ## ブラウザーの通しテストだけ（ONLY=名前） / journeys in a real browser
	@tools/setup test
	@tools/build-web
	@tools/build $(PRESET) banso
	@. tools/env.sh && node tests/e2e/run.mjs --banso $(BANSO) $(if $(ONLY),--only $(ONLY))

docs-pictures: ## README の画面写真を撮り直す / take the pictures of the README anew
	@tools/setup test
	@tools/build-web
	@tools/build $(PRESET) banso
	@. tools/env.sh && node tests/e2e/run.mjs --banso $(BANSO) --pictures docs/pictures

backup: ## 動作中でも整合した控えを取る（FILE=…） / consistent backup, also while running
	@$(BANSO) backup $(or $(FILE),banso-$(shell date +%Y%m%d-%H%M%S).tar)

restore: ## 控えから戻す（FILE=…） / restore a backup
	@test -n "$(FILE)" || { echo "FILE=控えのファイル を指定してください / name it with FILE=…" >&2; exit 2; }
	@$(BANSO) restore $(FILE)

package: ## Debian パッケージを作る / make a Debian package
	@tools/setup run
	@tools/build-web
	@tools/build release banso
	@deploy/package release

clean: ## ビルドしたものを消す（データ var/ は残す） / remove what was built; var/ stays
	@rm -rf build web/dist tests/e2e/out

# Sourced by every command of the Makefile: puts the local Node.js first, where tools/setup had to fetch one.
banso_root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
if [ -x "$banso_root/build/node/bin/node" ]; then
  PATH="$banso_root/build/node/bin:$PATH"
fi
export PATH

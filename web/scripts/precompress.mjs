// Writes a .br and a .gz beside every text file of the build, so that the server never compresses a static file.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const kTextFile = /\.(js|mjs|css|html|json|svg|txt|map|webmanifest)$/

/** Every file below `folder`, as full paths. */
export function filesBelow(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesBelow(path) : [path]
  })
}

/** Compresses every text file below `folder`; answers how many files it treated. */
export function precompressFolder(folder) {
  const texts = filesBelow(folder).filter((path) => kTextFile.test(path))
  for (const path of texts) {
    const content = readFileSync(path)
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    }
    writeFileSync(`${path}.br`, brotliCompressSync(content, { params }))
    writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }))
  }
  return texts.length
}

/** Vite plugin: compresses the output folder once it is written. */
export function precompress() {
  let folder = ''
  return {
    name: 'banso-precompress',
    apply: 'build',
    configResolved(config) {
      folder = join(config.root, config.build.outDir)
    },
    closeBundle() {
      precompressFolder(folder)
    },
  }
}

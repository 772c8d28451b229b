// Where things are.
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const kRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
/** The program to measure: the release build, or the one that BANSO names (to try a change, not to report). */
export const kBanso = path.resolve(process.env.BANSO ?? path.join(kRoot, 'build/release/banso'));
/** Everything the benchmarks write; kept between runs, so that the large import need not be repeated. */
export const kBench = path.join(kRoot, 'build/bench');
/** The database that imports and requests work on. */
export const kVar = path.join(kBench, 'var');
mkdirSync(kBench, { recursive: true });

/** Real data for measurement, which the project does not ship; BANSO_DATA names another place. */
export const kData = process.env.BANSO_DATA ?? path.resolve(kRoot, '../shared/data');
export const kNta = path.join(kData, 'nta/nta_1m.csv.xz');

/** Why the questions about a million businesses cannot be answered here, or null. */
export const withoutData = () => (existsSync(kNta) ? null : `${kNta} がありません / is not there (BANSO_DATA)`);

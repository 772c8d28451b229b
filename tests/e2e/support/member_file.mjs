// A real-shaped file of a core system: members as TOAS and its kin hand them out. Shift_JIS, half-width kana, codes,
// thousands of yen, both calendars, old kanji, columns that nobody understands.
const kFamilies = ['髙橋', '﨑山', '渡邊', '齋藤', '佐々木', '桒原', '德永', '吉田', '濵田', '山本'];
const kGiven = ['一郎', '花子', '健太', '美咲', '誠', '恵子', '大輔', '直美'];
const kTrades = ['食品', '建設', '商事', '工業', '運輸', '印刷', '電機', '水産', '木工', '酒造'];
const kTradeKana = ['ｼｮｸﾋﾝ', 'ｹﾝｾﾂ', 'ｼｮｳｼﾞ', 'ｺｳｷﾞｮｳ', 'ｳﾝﾕ', 'ｲﾝｻﾂ', 'ﾃﾞﾝｷ', 'ｽｲｻﾝ', 'ﾓｯｺｳ', 'ｼｭｿﾞｳ'];
const kForms = ['株式会社', String.fromCodePoint(0x3231), '有限会社', '', '(株)'];
const kTowns = ['栄町', '本町', '浜町', '中町', '城山'];

export const kHeader = ['会員番号', '事業所名', 'フリガナ', '代表者役職', '代表者名', '郵便番号', '住所1', '住所2', 'TEL', 'FAX', 'メールアドレス',
  '資本金(千円)', '従業員数', '創業年月', '入会年月日', '会員種別', '名鑑掲載', '所属部会', '口数', '決算月', '備考', '旧システム区分', '請求先コード'];

/** One member; the same number gives the same member everywhere. */
export function memberCells(index) {
  const trade = index % kTrades.length;
  const form = kForms[index % kForms.length];
  const name = `小田原${kTrades[trade]}第${index}号`;
  const personal = form === '';
  const era = index % 3;
  return [
    `T${String(index + 1).padStart(6, '0')}`,
    index % 2 ? `${name}${form}` : `${form}${name}`,
    `ｵﾀﾞﾜﾗ${kTradeKana[trade]}ﾀﾞｲ${index}ｺﾞｳ`,
    personal ? '' : '代表取締役',
    `${kFamilies[index % kFamilies.length]}　${kGiven[index % kGiven.length]}`,
    `250-${String(index % 10000).padStart(4, '0')}`,
    `神奈川県小田原市${kTowns[index % kTowns.length]}${1 + (index % 4)}-${1 + (index % 20)}-${1 + (index % 9)}`,
    index % 4 === 0 ? `${kTowns[index % kTowns.length]}ビル${1 + (index % 8)}階` : '',
    `0465-${20 + (index % 70)}-${String(1000 + (index * 7) % 9000)}`,
    index % 3 === 0 ? `0465-${20 + (index % 70)}-${String(1000 + (index * 11) % 9000)}` : '',
    index % 5 === 0 ? `info${index}@member${index}.example.jp` : '',
    personal ? '' : String((1 + (index % 90)) * 1000).replace(/\B(?=(\d{3})+$)/g, ','),
    String(index % 60),
    era === 0 ? `S${40 + (index % 24)}.${1 + (index % 12)}` : era === 1 ? `H${1 + (index % 30)}.${5 + (index % 8)}` : '',
    `${1990 + (index % 35)}/${String(1 + (index % 12)).padStart(2, '0')}/${String(1 + (index % 28)).padStart(2, '0')}`,
    ['1', '1', '2', '9'][index % 4],
    index % 2 ? '○' : '×',
    ['商業部会', '工業部会', 'サービス業部会', '建設部会'][index % 4],
    String(1 + (index % 20)),
    String(1 + (index % 12)),
    index % 50 === 0 ? '会費は"まとめて"納入、要確認\n電話は午後' : '',
    `K${index % 7}`,
    String(90000000 + index),
  ];
}

const quote = (cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

export const asCsv = (lines) => lines.map((cells) => `${cells.map(quote).join(',')}\r\n`).join('');

let table;
/** Shift_JIS as Windows writes it (CP932). */
export function cp932(text) {
  if (!table) {
    table = new Map();
    const decoder = new TextDecoder('shift_jis');
    const ranges = [[0x81, 0x86], [0x88, 0x9f], [0xe0, 0xea], [0x87, 0x87], [0xfa, 0xfc]];
    for (const [first, last] of ranges) {
      for (let lead = first; lead <= last; lead += 1) {
        for (let trail = 0x40; trail <= 0xfc; trail += 1) {
          if (trail === 0x7f) continue;
          const character = decoder.decode(Uint8Array.of(lead, trail));
          if ([...character].length === 1 && character !== '\ufffd' && !table.has(character)) table.set(character, [lead, trail]);
        }
      }
    }
    for (let byte = 0xa1; byte <= 0xdf; byte += 1) table.set(String.fromCodePoint(0xff61 + byte - 0xa1), [byte]);
  }
  const bytes = [];
  for (const character of text) {
    const code = character.codePointAt(0);
    if (code < 0x80) bytes.push(code);
    else {
      const known = table.get(character);
      if (!known) throw new Error(`CP932 has no ${character}`);
      bytes.push(...known);
    }
  }
  return Buffer.from(bytes);
}

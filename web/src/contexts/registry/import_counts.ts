import type { ImportItem } from '../../api/types'
import type { ImportCount } from '../../ui/Imports/record'

/** What an import into the register counts. */
export const kImportCounts: ImportCount<ImportItem>[] = [
  { key: 'read', header: '読んだ行', of: (item) => item.rows_read, inList: false },
  { key: 'added', header: '新規', of: (item) => item.rows_added },
  { key: 'changed', header: '変更', of: (item) => item.rows_changed },
  { key: 'unchanged', header: '変更なし', of: (item) => item.rows_unchanged },
  { key: 'history', header: '履歴だけ', term: '履歴にだけ追加', of: (item) => item.rows_history_only, inList: 'optional' },
  { key: 'rejected', header: 'エラー', of: (item) => item.rows_rejected },
]

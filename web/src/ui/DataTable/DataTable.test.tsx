import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { type Column, countText, DataTable } from './DataTable'

interface Row {
  id: string
  name: string
  city: string
}

const kRows: Row[] = [
  { id: '1', name: '青葉製作所', city: '仙台市' },
  { id: '2', name: '若葉商店', city: '札幌市' },
]
const kColumns: Column<Row>[] = [
  { key: 'name', header: '名称', cell: (row) => row.name, title: true, sort: { up: 'name', down: '-name' } },
  { key: 'city', header: '所在地', cell: (row) => row.city },
  { key: 'note', header: '備考', cell: () => 'メモ', optional: true },
]

it('says the range and a capped total', () => {
  expect(countText(1234, false, 2, 50)).toBe('1,234件中 51～100件')
  expect(countText(60, false, 2, 50)).toBe('60件中 51～60件')
  expect(countText(1000, true, 1, 50)).toBe('1,000件以上中 1～50件')
  expect(countText(0, false, 1, 50)).toBe('0件')
})

describe('sorting', () => {
  it.each([
    ['', 'none', 'name'],
    ['name', 'ascending', '-name'],
    ['-name', 'descending', ''],
  ])('with sort=%s the head is %s and the next is %s', async (value, state, next) => {
    const onSort = vi.fn()
    render(
      <DataTable caption="一覧" columns={kColumns} rows={kRows} rowKey={(r) => r.id} empty="" sort={{ value, onSort }} />,
    )
    expect(screen.getByRole('columnheader', { name: '名称' }).getAttribute('aria-sort')).toBe(state)
    await userEvent.click(screen.getByRole('button', { name: '名称' }))
    expect(onSort).toHaveBeenCalledWith(next)
  })
})

it('remembers which columns to show, and never hides the title', async () => {
  const table = <DataTable caption="一覧" columns={kColumns} rows={kRows} rowKey={(r) => r.id} empty="" columnsKey="t" />
  const first = render(table)
  expect(screen.queryByRole('columnheader', { name: '備考' })).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: '列を選ぶ' }))
  await userEvent.click(screen.getByLabelText('備考'))
  await userEvent.click(screen.getByLabelText('所在地'))
  expect(screen.getByLabelText<HTMLInputElement>('名称').disabled).toBe(true)
  first.unmount()
  render(table)
  expect(screen.getAllByRole('columnheader').map((head) => head.textContent)).toEqual(['名称', '備考'])
})

it('selects rows and offers what to do with them', async () => {
  function Example() {
    const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
    return (
      <DataTable
        caption="一覧"
        columns={kColumns}
        rows={kRows}
        rowKey={(r) => r.id}
        empty=""
        selection={{
          selected,
          onChange: setSelected,
          name: (row) => row.name,
          actions: (rows) => <span>{rows.map((row) => row.name).join('と')}</span>,
        }}
      />
    )
  }
  render(<Example />)
  await userEvent.click(screen.getByLabelText('若葉商店を選ぶ'))
  expect(screen.getByText('1件を選んでいます')).toBeTruthy()
  await userEvent.click(screen.getByLabelText('このページをすべて選ぶ'))
  expect(screen.getByText('青葉製作所と若葉商店')).toBeTruthy()
  await userEvent.click(screen.getByLabelText('このページをすべて選ぶ'))
  expect(screen.queryByText(/件を選んでいます/)).toBeNull()
})

it('labels the cells for the cards of a phone, and says when there is nothing', () => {
  const { rerender } = render(<DataTable caption="一覧" columns={kColumns} rows={kRows} rowKey={(r) => r.id} empty="" />)
  const row = screen.getByRole('row', { name: /青葉製作所/ })
  expect(within(row).getByRole('cell').getAttribute('data-label')).toBe('所在地')
  rerender(<DataTable caption="一覧" columns={kColumns} rows={[]} rowKey={(r) => r.id} empty={<p>まだありません</p>} />)
  expect(screen.getByText('まだありません')).toBeTruthy()
  expect(screen.queryByRole('table')).toBeNull()
})

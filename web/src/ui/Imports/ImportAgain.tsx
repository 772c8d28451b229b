import { Checkbox } from '../Checkbox/Checkbox'

/** Whether a file that was taken in already is compared once more. */
export function ImportAgain({ value, onValue }: { value: boolean; onValue: (value: boolean) => void }) {
  return (
    <Checkbox
      id="import-again"
      name="again"
      value={value}
      onValue={onValue}
      label="取り込み済みの同じファイルも、もう一度照合する"
      help="ふつうは選びません。同じファイルを2回取り込んでも、内容は変わりません。"
    />
  )
}

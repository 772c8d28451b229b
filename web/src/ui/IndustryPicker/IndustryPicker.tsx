import { Button } from '../Button/Button'
import { Combobox } from '../Combobox/Combobox'
import type { FieldBinding } from '../Field/Field'
import { api, body } from '../../api/client'
import type { Industry } from '../../api/types'
import { announce } from '../Toast/Toasts'
import { useIndustryNames } from './industries'

const kMost = 5
const kLevelNames: Record<number, string> = { 1: '大分類', 2: '中分類', 3: '小分類', 4: '細分類' }

/** The classes whose name holds the words, or with that code; without words the divisions. */
async function findIndustries(words: string): Promise<Industry[]> {
  const query = words === '' ? { level: 2 } : { q: words }
  const { items } = await body(api.GET('/api/v1/reference/industries', { params: { query } }))
  return items.filter((item) => item.level > 1).slice(0, 50)
}

interface IndustryPickerProps extends FieldBinding<string[]> {
  label: string
  help: string
  required?: boolean
}

/** Up to five industries, the main one first. */
export function IndustryPicker({ id, value, onValue, error, label, help, required }: IndustryPickerProps) {
  const nameOf = useIndustryNames(value)

  return (
    <div className="stack stack--tight">
      {value.length < kMost ? (
        <Combobox
          // A new box after each choice, empty for the next one.
          key={value.length}
          {...{ id, error, label, help, required }}
          value={null}
          placeholder="例：製造、飲食店、建設"
          onValue={(chosen) => {
            if (!chosen || value.includes(chosen.value)) return
            onValue([...value, chosen.value])
            announce(`${chosen.label}を加えました`)
            requestAnimationFrame(() => document.getElementById(id)?.focus())
          }}
          search={async (words) =>
            (await findIndustries(words)).map((item) => ({
              value: item.industry_code,
              label: item.name,
              note: `${item.industry_code}　${kLevelNames[item.level] ?? ''}`,
            }))
          }
        />
      ) : (
        <p className="strong">{label}</p>
      )}
      {value.length > 0 && (
        <ol className="list" aria-label="選んだ業種">
          {value.map((code, index) => (
            <li key={code}>
              <div className="list__main">
                {nameOf(code)} <span className="muted mono">{code}</span>
                {index === 0 && <div className="list__note">主な業種</div>}
              </div>
              <div className="row">
                {index > 0 && (
                  <Button
                    variant="text"
                    size="small"
                    onClick={() => onValue([code, ...value.filter((other) => other !== code)])}
                  >
                    主な業種にする<span className="visually-hidden">：{nameOf(code)}</span>
                  </Button>
                )}
                <Button variant="outline" size="small" icon="trash" onClick={() => onValue(value.filter((other) => other !== code))}>
                  外す<span className="visually-hidden">：{nameOf(code)}</span>
                </Button>
              </div>
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}

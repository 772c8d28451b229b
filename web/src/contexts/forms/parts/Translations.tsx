import { useState } from 'react'
import { Button } from '../../../ui/Button/Button'
import { Select } from '../../../ui/Select/Select'
import { TextArea } from '../../../ui/TextArea/TextArea'
import { TextField } from '../../../ui/TextField/TextField'
import { setTranslated, textsOf } from '../model'
import type { Definition } from '../types'

const kLanguages = [
  { value: 'en', label: 'English' },
  { value: 'zh-Hans', label: '简体中文' },
  { value: 'ko', label: '한국어' },
  { value: 'vi', label: 'Tiếng Việt' },
  { value: 'pt', label: 'Português' },
  { value: 'tl', label: 'Tagalog' },
]

/** The words of the form in other languages. What is left empty stays Japanese. */
export function Translations({ form, onForm }: { form: Definition; onForm: (form: Definition) => void }) {
  const [language, setLanguage] = useState(form.translations[0]?.language ?? '')
  const [next, setNext] = useState('en')
  const current = form.translations.find((one) => one.language === language)
  const free = kLanguages.filter((one) => !form.translations.some((other) => other.language === one.value))
  const texts = textsOf(form)
  const done = new Map(current?.texts.map((item) => [item.key, item.text]))
  return (
    <div className="stack">
      {free.length > 0 && (
        <div className="row row--top">
          <Select id="language-next" name="language" label="追加する言語" unmarked value={free.some((one) => one.value === next) ? next : (free[0]?.value ?? '')} onValue={setNext} options={free} />
          <Button
            variant="outline"
            icon="plus"
            onClick={() => {
              const chosen = free.find((one) => one.value === next) ?? free[0]
              if (!chosen) return
              onForm({ ...form, translations: [...form.translations, { language: chosen.value, name: chosen.label, texts: [] }] })
              setLanguage(chosen.value)
            }}
          >
            言語を追加する
          </Button>
        </div>
      )}
      {form.translations.length > 0 && (
        <Select
          id="language"
          name="language"
          label="訳す言語"
          unmarked
          value={language}
          onValue={setLanguage}
          options={form.translations.map((one) => ({ value: one.language, label: one.name }))}
        />
      )}
      {current && (
        <>
          <p className="muted small">
            {texts.length}の文のうち{current.texts.length}を訳しました。訳していない文は日本語で表示します。
          </p>
          {texts.map((item) => {
            const field = {
              id: `text-${item.key}`,
              name: item.key,
              label: item.text.length > 80 ? `${item.text.slice(0, 80)}…` : item.text,
              unmarked: true,
              value: done.get(item.key) ?? '',
              onValue: (text: string) => onForm(setTranslated(form, current.language, item.key, text)),
            }
            return item.text.length > 60 || item.text.includes('\n') ? <TextArea key={item.key} {...field} rows={3} /> : <TextField key={item.key} {...field} />
          })}
          <div>
            <Button
              variant="outline"
              danger
              onClick={() => {
                onForm({ ...form, translations: form.translations.filter((one) => one.language !== current.language) })
                setLanguage('')
              }}
            >
              {current.name}をやめる
            </Button>
          </div>
        </>
      )}
    </div>
  )
}

import { Checkbox } from '../../../ui/Checkbox/Checkbox'
import { NumberField } from '../../../ui/NumberField/NumberField'
import { TextArea } from '../../../ui/TextArea/TextArea'
import { TextField } from '../../../ui/TextField/TextField'
import type { Question, Section } from '../types'
import { ConditionEditor } from './ConditionEditor'

interface SectionEditorProps {
  section: Section
  earlier: Question[]
  onSection: (patch: Partial<Section>) => void
  errorAt: (path: string) => string | undefined
}

/** Heading, description, repetition and condition of a section. */
export function SectionEditor({ section, earlier, onSection, errorAt }: SectionEditorProps) {
  const id = `section-${section.key}`
  const repeat = section.repeat ?? null
  return (
    <div className="stack">
      <TextField id={`${id}-title`} name="title" label="章の見出し" required error={errorAt('/title')} value={section.title} onValue={(title) => onSection({ title })} />
      <TextArea
        id={`${id}-description`}
        name="description"
        label="章の説明"
        rows={3}
        error={errorAt('/description')}
        value={section.description ?? ''}
        onValue={(description) => onSection({ description: description || null })}
      />
      <Checkbox
        id={`${id}-repeats`}
        name="repeats"
        label="同じ設問を繰り返し聞く（営業所ごと、など）"
        value={repeat !== null}
        onValue={(on) => onSection({ repeat: on ? { min: 0, max: 5, item_label: '項目' } : null })}
      />
      {repeat && (
        <div className="row row--top">
          <TextField
            id={`${id}-item`}
            name="item_label"
            label="1つの呼び名"
            unmarked
            width="medium"
            value={repeat.item_label}
            onValue={(item_label) => onSection({ repeat: { ...repeat, item_label } })}
          />
          <NumberField
            id={`${id}-min`}
            name="min"
            label="最小の数"
            unmarked
            unit="件"
            width="short"
            error={errorAt('/repeat/min')}
            value={repeat.min}
            onValue={(min) => onSection({ repeat: { ...repeat, min: min ?? 0 } })}
          />
          <NumberField
            id={`${id}-max`}
            name="max"
            label="最大の数"
            unmarked
            unit="件"
            width="short"
            error={errorAt('/repeat/max')}
            value={repeat.max}
            onValue={(max) => onSection({ repeat: { ...repeat, max: max ?? 1 } })}
          />
        </div>
      )}
      <ConditionEditor
        id={`${id}-when`}
        condition={section.show_when ?? null}
        questions={earlier}
        error={errorAt('/show_when')}
        onCondition={(show_when) => onSection({ show_when })}
      />
    </div>
  )
}

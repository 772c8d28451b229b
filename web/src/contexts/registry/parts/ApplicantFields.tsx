import type { FormState } from '../../../ui/Form/useForm'
import { TextArea } from '../../../ui/TextArea/TextArea'
import { TextField } from '../../../ui/TextField/TextField'

/** What the confirming organisation needs to reach the person. */
export interface Applicant extends Record<string, unknown> {
  position: string
  phone: string
  message: string
}

export const kNoApplicant: Applicant = { position: '', phone: '', message: '' }

/** The texts as the server takes them: null where nothing was told. */
export function applicantInput({ position, phone, message }: Applicant) {
  return { position: position.trim() || null, phone: phone.trim() || null, message: message.trim() || null }
}

/** Position, telephone and words to the organisation. */
export function ApplicantFields({ form }: { form: Pick<FormState<never>, 'at'> }) {
  return (
    <>
      <TextField {...form.at('position')} label="あなたの役職" width="medium" help="例：代表取締役、総務部長" autoComplete="organization-title" />
      <TextField
        {...form.at('phone')}
        label="日中に連絡のつく電話番号"
        width="medium"
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        help="確かめるために電話することがあります。例：087-123-4567"
      />
      <TextArea
        {...form.at('message')}
        label="確認するところに伝えたいこと"
        rows={3}
        maxLength={1000}
        help="例：会員番号1234です。担当の鈴木さんに相談しています。"
      />
    </>
  )
}

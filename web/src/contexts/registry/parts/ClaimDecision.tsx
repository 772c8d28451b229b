import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { api, body } from '../../../api/client'
import type { ClaimItem } from '../../../api/types'
import { Button } from '../../../ui/Button/Button'
import { Form, FormButtons } from '../../../ui/Form/Form'
import { useForm } from '../../../ui/Form/useForm'
import { RadioGroup } from '../../../ui/RadioGroup/RadioGroup'
import { TextArea } from '../../../ui/TextArea/TextArea'
import { toast } from '../../../ui/Toast/Toasts'
import { kKeys } from '../queries'

interface Values extends Record<string, unknown> {
  note: string
  reason: string
}

/** Beginnings that most decisions need; they go into the box and can be changed. */
const kWaysToCheck = ['会員名簿と照合しました。', '登録の電話番号に電話して確かめました。', '窓口で本人に会って確かめました。', '登記事項証明書で確かめました。']
const kReasons = [
  '代表者やご担当であることを確かめられませんでした。登記事項証明書など、分かるものをお持ちください。',
  '連絡がつきませんでした。電話番号を確かめて、もう一度お申し込みください。',
  '所在地が当所の地域の外です。所在地の商工会議所などにお申し込みください。',
]

/** Confirms the claim with how it was checked, or sends it back with the reason. */
export function ClaimDecision({ claim, organizationId }: { claim: ClaimItem; organizationId: number }) {
  const queries = useQueryClient()
  const [, navigate] = useLocation()
  const [choice, setChoice] = useState('')
  const isConfirm = choice === 'confirm'
  const form = useForm<Values>({
    initial: { note: '', reason: '' },
    draftKey: `registry.claim_decision.${claim.claim_id}`,
    validate: (values) => ({
      note: isConfirm && !values.note.trim() ? '確かめた方法を入れてください。例：会員名簿と照合しました。' : undefined,
      reason: !isConfirm && !values.reason.trim() ? '本人に伝える理由を入れてください。' : undefined,
    }),
    submit: async (values) => {
      const params = { path: { claim_id: claim.claim_id } }
      if (isConfirm) {
        await body(api.POST('/api/v1/claims/{claim_id}/confirm', { params, body: { note: values.note.trim() } }))
      } else {
        await body(api.POST('/api/v1/claims/{claim_id}/reject', { params, body: { reason: values.reason.trim() } }))
      }
      await queries.invalidateQueries({ queryKey: kKeys.claims(organizationId) })
      toast(isConfirm ? `${claim.business_name}の申請を承認しました` : `${claim.business_name}の申請を差し戻しました`)
      navigate('/app/claims')
    },
  })
  const name = isConfirm ? 'note' : 'reason'
  const field = form.field(name)
  return (
    <section className="card" aria-labelledby="decision">
      <h2 id="decision">確認の結果</h2>
      <RadioGroup
        id="decision-choice"
        name="decision"
        label="この人は、この事業者の本人（代表者や担当者）ですか"
        required
        value={choice}
        onValue={setChoice}
        options={[
          { value: 'confirm', label: '本人と確認した', help: '申し込んだ人が、この事業者の情報を登録・変更できるようになります。' },
          { value: 'reject', label: '確認できない', help: '理由がメールで本人に伝わります。もう一度申し込めます。' },
        ]}
      />
      {choice !== '' && (
        <Form form={form}>
          <div className="stack stack--tight">
            <TextArea
              {...field}
              label={isConfirm ? '確かめた方法' : '本人に伝える理由'}
              required
              rows={3}
              maxLength={500}
              help={isConfirm ? '組織の記録に残ります。本人には見えません。' : 'このまま本人に届きます。次にどうすればよいかも書いてください。'}
            />
            <div className="row" role="group" aria-label="よく使う文">
              {(isConfirm ? kWaysToCheck : kReasons).map((text) => (
                <Button key={text} variant="outline" size="small" onClick={() => field.onValue(text)}>
                  {text.length > 22 ? `${text.slice(0, 20)}…` : text}
                </Button>
              ))}
            </div>
          </div>
          <FormButtons form={form} submit={isConfirm ? '承認する' : '差し戻す'} danger={!isConfirm} />
        </Form>
      )}
    </section>
  )
}

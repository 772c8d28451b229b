import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { Button } from '../../../ui/Button/Button'
import { ConfirmDialog } from '../../../ui/ConfirmDialog/ConfirmDialog'
import { DescriptionList } from '../../../ui/DescriptionList/DescriptionList'
import { formatDate, formatInstant } from '../../../ui/format/date'
import { formatNumber, formatYen } from '../../../ui/format/number'
import { useIndustryNames } from '../../../ui/IndustryPicker/industries'
import { Link, LinkButton } from '../../../ui/Link/Link'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { toast } from '../../../ui/Toast/Toasts'
import { MemberFrame } from '../parts/MemberFrame'
import { StandingDialog, WithdrawalDialog } from '../parts/StandingDialogs'
import { kKeys, type MemberView, takeWithdrawalBack, useMemberFields } from '../queries'
import { fieldText, kGroups, valueOf } from '../record_text'

/** One member: everything that the chamber holds. */
export default function MemberPage() {
  return (
    <MemberFrame
      current="record"
      actions={(member) => (
        <LinkButton href={`/app/members/${member.member_id}/edit`}>変更する</LinkButton>
      )}
    >
      {(member, chamber) => (
        <>
          <StandingRow member={member} chamber={chamber} />
          <Record member={member} />
          {member.fields.places.length > 0 && <Places member={member} />}
          {member.extra.length > 0 && (
            <section className="section" aria-labelledby="extra">
              <h2 id="extra">取り込み元のほかの列</h2>
              <p className="muted small">基幹システムのファイルにあった列です。書き出すと、そのまま戻ります。</p>
              <DescriptionList items={member.extra.map((one) => ({ term: one.heading, value: one.value }))} />
            </section>
          )}
          <p className="muted small">
            更新 {formatInstant(member.updated_at)}
            {member.last_contact_at && `　最後の接触 ${formatInstant(member.last_contact_at)}`}
          </p>
        </>
      )}
    </MemberFrame>
  )
}

function Record({ member }: { member: MemberView }) {
  const fields = useMemberFields()
  const industryName = useIndustryNames(member.fields.industry_codes)
  return (
    <QueryView query={fields}>
      {({ items }) => (
        <>
          {kGroups.map((group) => (
            <section key={group.title} className="section" aria-label={group.title}>
              <h2>{group.title}</h2>
              <DescriptionList
                items={group.keys.flatMap((key) => {
                  const field = items.find((item) => item.key === key)
                  return field ? [{ term: field.label, value: fieldText(field, valueOf(member.fields, key), industryName) }] : []
                })}
              />
            </section>
          ))}
        </>
      )}
    </QueryView>
  )
}

function Places({ member }: { member: MemberView }) {
  return (
    <section className="section" aria-labelledby="places">
      <h2 id="places">地区内の営業所等</h2>
      <ul className="list">
        {member.fields.places.map((place, index) => (
          <li key={index}>
            <div className="list__main">
              <p className="strong">{place.name}</p>
              <p className="list__note">
                {[
                  place.address,
                  place.manager_name && `管理者 ${place.manager_name}`,
                  typeof place.employees === 'number' && `${formatNumber(place.employees)}人`,
                  typeof place.sales_yen === 'number' && `売上 ${formatYen(place.sales_yen)}`,
                  place.business_description,
                ]
                  .filter(Boolean)
                  .join('　')}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What may be done with the standing. */
function StandingRow({ member, chamber }: { member: MemberView; chamber: number }) {
  const [dialog, setDialog] = useState<'standing' | 'withdrawal' | 'take_back' | null>(null)
  const client = useQueryClient()
  const planned = member.withdrawals.some((one) => one.state === 'planned')
  const close = () => setDialog(null)
  const done = async (words: string) => {
    close()
    await client.invalidateQueries({ queryKey: kKeys.all(chamber) })
    toast(words)
  }
  return (
    <div className="row no-print">
      {member.standing === 'member' && !planned && (
        <Button variant="outline" size="small" onClick={() => setDialog('withdrawal')}>
          退会届を受け付ける
        </Button>
      )}
      {planned && (
        <Button variant="outline" size="small" onClick={() => setDialog('take_back')}>
          退会届を取り消す
        </Button>
      )}
      <Button variant="outline" size="small" onClick={() => setDialog('standing')}>
        会員区分を変える
      </Button>
      {member.business_id && (
        <Link href={`/app/businesses/${member.business_id}`}>登録簿の情報を見る</Link>
      )}
      {dialog === 'withdrawal' && (
        <WithdrawalDialog
          chamber={chamber}
          member={member}
          onClose={close}
          onDone={(effective) => void done(`退会届を受け付けました。${formatDate(effective)}に退会になります`)}
        />
      )}
      {dialog === 'standing' && (
        <StandingDialog chamber={chamber} member={member} onClose={close} onDone={() => void done('会員区分を変えました')} />
      )}
      {dialog === 'take_back' && (
        <ConfirmDialog
          title="退会届を取り消す"
          confirm="取り消す"
          onClose={close}
          onConfirm={async () => {
            await takeWithdrawalBack(chamber, member.member_id)
            await done('退会届を取り消しました')
          }}
        >
          <p>会員のまま続きます。届け出と取り消しの記録は残ります。</p>
        </ConfirmDialog>
      )}
    </div>
  )
}

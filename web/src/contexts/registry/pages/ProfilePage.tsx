import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams } from 'wouter'
import { kOwnCrumbs, OwnBusinessTabs, OwnersOnly } from '../../../app/OwnBusiness'
import { api, body } from '../../../api/client'
import { asApiError } from '../../../api/problem'
import type { BusinessView, ProfileFieldItem, ProfileFields, ProfileView } from '../../../api/types'
import { Banner } from '../../../ui/Banner/Banner'
import { Form, FormButtons } from '../../../ui/Form/Form'
import { useForm } from '../../../ui/Form/useForm'
import { formatInstant } from '../../../ui/format/date'
import { Link, LinkButton } from '../../../ui/Link/Link'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { Skeleton } from '../../../ui/Skeleton/Skeleton'
import { toast } from '../../../ui/Toast/Toasts'
import { addressLine } from '../model'
import { loadProfile, useProfile } from '../owner_queries'
import { type Conflict, ProfileConflict } from '../parts/ProfileConflict'
import { kSections, ProfileSections } from '../parts/ProfileSections'
import { mergeProfiles, missingNames, type ProfileForm, toFields, toForm } from '../profile_form'
import { kKeys, useBusiness, useProfileFields } from '../queries'

/** The owner's own items, to register and to change. */
export default function ProfilePage() {
  const business_id = Number(useParams<{ business_id: string }>().business_id)
  const business = useBusiness(business_id)
  const profile = useProfile(business_id)
  const catalogue = useProfileFields()
  return (
    <Page
      title="登録の内容"
      crumbs={kOwnCrumbs}
      lead="ここに一度書いておくと、相談や申し込みのたびに書かずにすみます。書いた内容は、あなたが同意した組織だけが見られます。"
    >
      <OwnersOnly businessId={business_id}>
        <OwnBusinessTabs businessId={business_id} current="profile" />
        <QueryView query={business} loading={<Skeleton lines={3} />}>
          {(data) => <Known business={data} />}
        </QueryView>
        <QueryView query={profile} loading={<Skeleton lines={12} />}>
          {(saved) => (
            <QueryView query={catalogue}>
              {({ items }) => <Editor businessId={business_id} saved={saved} catalogue={items} />}
            </QueryView>
          )}
        </QueryView>
      </OwnersOnly>
    </Page>
  )
}

/** What the register knows already, so that nobody is asked for it again. */
function Known({ business }: { business: BusinessView }) {
  const isCorporation = typeof business.corporate_number === 'string'
  return (
    <div className="card card--soft measure">
      <p className="strong">
        <Link href={`/app/businesses/${business.business_id}`}>{business.name}</Link>
        {business.corporate_number && <span className="muted">　法人番号 {business.corporate_number}</span>}
      </p>
      <p>{addressLine(business)}</p>
      <p className="muted small">
        {isCorporation
          ? '名前と登記上の所在地は、国税庁の公表データから入っています。変わったときは、法務局での登記が公表されると、自動で新しくなります。'
          : '屋号と所在地は、届け出の内容です。変わったときは、確認を受けた商工会議所に知らせてください。'}
      </p>
    </div>
  )
}

interface EditorProps {
  businessId: number
  saved: ProfileView
  catalogue: ProfileFieldItem[]
}

function Editor({ businessId, saved, catalogue }: EditorProps) {
  const queries = useQueryClient()
  const [conflict, setConflict] = useState<Conflict | null>(null)
  const [isJoined, setIsJoined] = useState(false)
  const form = useForm<ProfileForm>({
    initial: toForm(saved),
    draftKey: `registry.profile.${businessId}`,
    validate: missingNames,
    submit: async (values) => {
      const fields = toFields(values)
      setIsJoined(false)
      try {
        const after = await body(
          api.PUT('/api/v1/businesses/{business_id}/profile', {
            params: { path: { business_id: businessId } },
            headers: { 'If-Match': `"${values.version}"` },
            body: fields,
          }),
        )
        setConflict(null)
        // The next change goes over what was just saved.
        form.set(toForm(after))
        queries.setQueryData(kKeys.profile(businessId), after)
        await queries.invalidateQueries({ queryKey: kKeys.business(businessId), exact: true })
        toast('保存しました')
      } catch (error) {
        const problem = asApiError(error)
        if (problem.status === 412) {
          const theirs = await loadProfile(businessId)
          setConflict({ message: problem.message, theirs, ...mergeProfiles(values.base, fields, theirs.fields) })
        }
        throw error
      }
    },
  })

  function join(fields: ProfileFields, theirs: ProfileView) {
    form.set({ ...toForm({ version: theirs.version, fields }), base: theirs.fields })
    setConflict(null)
    setIsJoined(true)
  }
  return (
    <div className="columns">
      <Form
        form={form}
        failure={
          conflict ? (
            <ProfileConflict conflict={conflict} catalogue={catalogue} onMerged={join} />
          ) : isJoined ? (
            <p>2人の変更をまとめました。内容を確かめて、もう一度保存してください。</p>
          ) : undefined
        }
      >
        <ProfileSections form={form} profile={saved} catalogue={catalogue} />
        <FormButtons form={form} submit="保存する">
          <LinkButton variant="outline" size="large" href={`/app/my-business/${businessId}/consents`}>
            情報を見せる相手を決める
          </LinkButton>
        </FormButtons>
      </Form>
      <aside className="stack stack--small no-print">
        <nav className="card card--soft" aria-label="この画面の中">
          <ul className="plain-list stack stack--tight">
            {kSections.map((section) => (
              <li key={section.id}>
                <a href={`#${section.id}`}>{section.title}</a>
              </li>
            ))}
          </ul>
        </nav>
        {saved.version === 0 ? (
          <Banner kind="info">
            <p>まだ一度も保存していません。分かるところだけで、かまいません。</p>
          </Banner>
        ) : (
          <p className="muted small">
            最後の保存：{saved.updated_at && formatInstant(saved.updated_at)}
            {saved.updated_by && `（${saved.updated_by}さん）`}
          </p>
        )}
      </aside>
    </div>
  )
}

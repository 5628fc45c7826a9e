/** How the viewer is told, group by group: each choice holds as soon as it is made. */
import { useMutation, useQuery } from '@apollo/client/react'
import { type Frequency, frequencies, type TopicGroup } from '@solmu/domain/inbox/notification-topics.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { useErrorMessage } from '../../../ui/error-message.js'
import { SelectField } from '../../../ui/form-field.js'
import { TextLink } from '../../../ui/link.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { notificationPreferencesQuery, setPreferenceMutation } from './inbox.operations.js'
import styles from './inbox.module.css'

export function PreferencesPage() {
  const t = useText()
  const lang = useLanguage()
  const describe = useErrorMessage()
  const { data, error, refetch } = useQuery(notificationPreferencesQuery, { fetchPolicy: 'cache-and-network' })
  const [set] = useMutation(setPreferenceMutation)
  async function choose(group: TopicGroup, frequency: Frequency) {
    try {
      await set({ variables: { input: { group, frequency } } })
      await refetch()
      showToast({ kind: 'done', text: t('inbox.preference.done', { group: t(`inbox.group.${group}`), frequency: t(`inbox.frequency.${frequency}`) }) })
    } catch (refusal) {
      showToast({ kind: 'error', text: describe(refusal).text })
    }
  }
  return (
    <>
      <PageHeader
        title={t('inbox.preference.title')}
        meta={t('inbox.preference.meta')}
        breadcrumb={[
          <TextLink key="profile" to="/$lang/profile" params={{ lang }}>
            {t('nav.profile')}
          </TextLink>
        ]}
      />
      {!data && (error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <Skeleton lines={6} />)}
      <div className={styles.preferences}>
        {data?.notificationPreferences.map(({ group, frequency }) => (
          <SelectField
            key={group}
            id={`preference-${group}`}
            label={t(`inbox.group.${group}`)}
            help={t(`inbox.group.${group}.help`)}
            options={frequencies.map((value) => ({ value, label: t(`inbox.frequency.${value}`) }))}
            value={frequency}
            onChange={({ target }) => void choose(group, target.value as Frequency)}
          />
        ))}
      </div>
      <p className={styles.quiet}>{t('inbox.preference.always')}</p>
    </>
  )
}

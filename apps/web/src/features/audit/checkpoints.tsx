/** Signed heads of the trail: the last one, a new one, all of them to be kept outside, and how the trail is verified. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useCan } from '../../app/viewer.js'
import type { ResultOf } from '../../graphql/graphql.js'
import { announce } from '../../ui/announce.js'
import { Button } from '../../ui/button.js'
import { useErrorMessage } from '../../ui/error-message.js'
import { ErrorNotice } from '../../ui/error-notice.js'
import { useFormat } from '../../ui/format.js'
import { Section } from '../../ui/section.js'
import { useText } from '../../ui/text.js'
import { showToast } from '../../ui/toast.js'
import { auditChainQuery, auditCheckpointsQuery, makeCheckpointMutation } from './audit.operations.js'
import pageStyles from '../../ui/admin-pages.module.css'
import styles from './audit.module.css'

function MakeButton() {
  const t = useText()
  const format = useFormat()
  const describe = useErrorMessage()
  const [make, { loading }] = useMutation(makeCheckpointMutation, { refetchQueries: [auditCheckpointsQuery, auditChainQuery] })
  async function makeNow() {
    try {
      const { data } = await make()
      if (data) announce(t('audit.checkpoints.made', { number: format.number(data.makeAuditCheckpoint.checkpoint.number) }))
    } catch (error) {
      showToast({ kind: 'error', id: 'checkpoint', text: describe(error).text })
    }
  }
  return (
    <Button isBusy={loading} onClick={() => void makeNow()}>
      {t('audit.checkpoints.make')}
    </Button>
  )
}

type Checkpoint = ResultOf<typeof auditCheckpointsQuery>['auditCheckpoints']['nodes'][number]

function Last({ checkpoint }: { readonly checkpoint: Checkpoint | undefined }) {
  const t = useText()
  const format = useFormat()
  if (!checkpoint) return <p>{t('audit.checkpoints.none')}</p>
  const { number, madeAt, keyId } = checkpoint
  return (
    <p>
      {t('audit.checkpoints.last', { number: format.number(number), when: format.instant(madeAt) })}
      {' · '}
      {t('audit.checkpoints.key', { key: keyId })}
    </p>
  )
}

function Acts({ hasSome }: { readonly hasSome: boolean }) {
  const t = useText()
  const mayMake = useCan('audit.checkpoint')
  return (
    <p className={styles.acts}>
      {mayMake && <MakeButton />}
      {hasSome && <a href="/files/audit/checkpoints.json">{t('audit.checkpoints.download')}</a>}
    </p>
  )
}

function HowToVerify() {
  const t = useText()
  return (
    <details>
      <summary>{t('audit.checkpoints.verify')}</summary>
      <p>{t('audit.checkpoints.verifyText')}</p>
      <code className={styles.hash}>npm run audit:verify -- --checkpoints checkpoints.json</code>
    </details>
  )
}

export function Checkpoints() {
  const t = useText()
  const { data, error, refetch } = useQuery(auditCheckpointsQuery, { fetchPolicy: 'cache-and-network' })
  const [last] = data?.auditCheckpoints.nodes ?? []
  const count = data?.auditCheckpoints.totalCount ?? 0
  return (
    <Section
      title={t('audit.checkpoints.title')}
      aside={count > 0 ? t('audit.checkpoints.count', { count }) : undefined}
      className={styles.checkpoints}
    >
      <p className={pageStyles.note}>{t('audit.checkpoints.about')}</p>
      {error && !data && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data && <Last checkpoint={last} />}
      <Acts hasSome={count > 0} />
      <HowToVerify />
    </Section>
  )
}

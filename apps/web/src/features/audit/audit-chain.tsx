/** Whether the audit trail is unbroken, and the way to have it checked again. */
import { useQuery } from '@apollo/client/react'
import { NetworkStatus } from '@apollo/client'
import { announce } from '../../ui/announce.js'
import { Button } from '../../ui/button.js'
import { CopyButton } from '../../ui/copy-button.js'
import { ErrorNotice } from '../../ui/error-notice.js'
import { useFormat } from '../../ui/format.js'
import { LateGlyph, VerifiedGlyph } from '../../ui/glyphs.js'
import { SkeletonBar } from '../../ui/skeleton.js'
import { useText } from '../../ui/text.js'
import { auditChainQuery } from './audit.operations.js'
import styles from '../../ui/admin-pages.module.css'

/** How much of a hash is shown; the whole of it can be copied. */
const shownHash = 12

export function AuditChain() {
  const t = useText()
  const format = useFormat()
  const { data, error, refetch, networkStatus } = useQuery(auditChainQuery, {
    fetchPolicy: 'cache-and-network',
    notifyOnNetworkStatusChange: true
  })
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  if (!data) return <SkeletonBar width="60%" />
  const { isUnbroken, entryCount, firstBrokenNumber, headHash, checkedAt } = data.auditChain
  const line = isUnbroken
    ? t('admin.chain.unbroken', { count: entryCount })
    : t('admin.chain.broken', { number: format.number(firstBrokenNumber ?? 0), count: entryCount })
  async function checkAgain() {
    const { data: checked } = await refetch()
    if (checked) announce(t(checked.auditChain.isUnbroken ? 'admin.chain.checkedWhole' : 'admin.chain.checkedBroken'))
  }
  return (
    <div className={styles.chain} data-broken={!isUnbroken || undefined}>
      {isUnbroken ? <VerifiedGlyph size={20} /> : <LateGlyph size={20} />}
      <div>
        <p className={styles.chainState}>{line}</p>
        <p className={styles.chainDetail}>
          {headHash && (
            <>
              {t('admin.chain.head')} <code title={headHash}>{headHash.slice(0, shownHash)}…</code>{' '}
              <CopyButton value={headHash} label={t('admin.chain.copy')} /> ·{' '}
            </>
          )}
          {t('admin.chain.checkedAt', { when: format.instant(checkedAt) })}
        </p>
      </div>
      <Button size="small" isBusy={networkStatus === NetworkStatus.refetch} onClick={() => void checkAgain()}>
        {t('admin.chain.check')}
      </Button>
    </div>
  )
}

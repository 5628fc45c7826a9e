/**
 * "Kuka muutti tätä?" on the page of a record: opened on demand, because few
 * ask and the answer is a query of its own. Shown to those who read the trail,
 * and to everyone for their own account.
 *
 * @example <RecordHistory subjectType="organisation" subjectId={organisation.id} />
 */
import { lazy, Suspense, useId, useState } from 'react'
import { Button } from '../ui/button.js'
import { SkeletonBar } from '../ui/skeleton.js'
import { useLanguage, useText, type Language } from '../ui/text.js'
import { loadMessages } from './i18n.js'
import { useCan, useViewer } from './viewer.js'
import styles from './record-history.module.css'

const lists = new Map<Language, ReturnType<typeof listIn>>()

/** The list with its texts, loaded once for each language. */
function listIn(language: Language) {
  return lazy(async () => {
    const [list] = await Promise.all([import('../features/audit/record-history-list.js'), loadMessages(language, 'admin', 'audit')])
    return { default: list.RecordHistoryList }
  })
}

function loadedList(language: Language) {
  const known = lists.get(language) ?? listIn(language)
  lists.set(language, known)
  return known
}

export interface RecordHistoryProps {
  /** The kind of record, as the trail calls it: user, org_unit, organisation, network_import. */
  readonly subjectType: string
  readonly subjectId: string
}

export function RecordHistory({ subjectType, subjectId }: RecordHistoryProps) {
  const t = useText()
  const id = useId()
  const language = useLanguage()
  const viewer = useViewer()
  const readsTrail = useCan('audit.read')
  const [isOpen, setOpen] = useState(false)
  const List = loadedList(language)
  if (!readsTrail && !(subjectType === 'user' && subjectId === viewer.id)) return null
  return (
    <div className={styles.history} data-print="never">
      <Button size="small" aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
        {t(isOpen ? 'ui.history.close' : 'ui.history.open')}
      </Button>
      <div id={id} hidden={!isOpen}>
        {isOpen && (
          <Suspense fallback={<SkeletonBar width="60%" />}>
            <List subjectType={subjectType} subjectId={subjectId} />
          </Suspense>
        )}
      </div>
    </div>
  )
}

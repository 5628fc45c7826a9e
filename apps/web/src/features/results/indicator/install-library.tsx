/** Adds the indicators that come with the product. */
import { useMutation, useQuery } from '@apollo/client/react'
import { Button } from '../../../ui/button.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { installLibraryMutation, libraryGapQuery } from './indicator.operations.js'

/** What was read of the library before is not what it holds now. */
export function forgetLibrary(cache: { evict: (what: { id: string; fieldName: string }) => boolean }): void {
  for (const fieldName of ['indicators', 'indicatorGroups', 'indicatorOrigins', 'dimensions', 'indicatorLibraryGap']) cache.evict({ id: 'ROOT_QUERY', fieldName })
}

function useInstall() {
  const t = useText()
  const [install, { loading, error }] = useMutation(installLibraryMutation, { update: forgetLibrary })
  async function run() {
    const { data } = await install().catch(() => ({ data: null }))
    if (data) showToast({ kind: 'done', text: t('indicator.install.done', { count: data.installIndicatorLibrary.indicatorCount }) })
  }
  return { run: () => void run(), isBusy: loading, error }
}

/** For a consortium that has none yet. */
export function InstallLibrary() {
  const t = useText()
  const { run, isBusy, error } = useInstall()
  return (
    <>
      {error && <ErrorNotice error={error} />}
      <Button variant="primary" isBusy={isBusy} onClick={run}>
        {t('indicator.install.start')}
      </Button>
    </>
  )
}

/** For a consortium that has some: adds those that are missing, and is not there when none is. What it has stays as it is. */
export function InstallMissing() {
  const t = useText()
  const { data } = useQuery(libraryGapQuery)
  const { run, isBusy, error } = useInstall()
  const count = data?.indicatorLibraryGap.indicatorCount ?? 0
  if (count === 0) return null
  return (
    <>
      {error && <ErrorNotice error={error} />}
      <Button isBusy={isBusy} title={t('indicator.install.missingHelp')} onClick={run}>
        {t('indicator.install.missing', { count })}
      </Button>
    </>
  )
}

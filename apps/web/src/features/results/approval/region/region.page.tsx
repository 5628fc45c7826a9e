/** The returns of a region: approved in one go, named as missing, handed to the head office, and accepted there. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { isApproved } from '@solmu/domain/results/region.js'
import { Button } from '../../../../ui/button.js'
import { ErrorNotice } from '../../../../ui/error-notice.js'
import { useErrorMessage } from '../../../../ui/error-message.js'
import { useFormat } from '../../../../ui/format.js'
import { TextLink } from '../../../../ui/link.js'
import { PageHeader } from '../../../../ui/page-header.js'
import { Skeleton } from '../../../../ui/skeleton.js'
import { useLanguage, useLocalized, useText } from '../../../../ui/text.js'
import { showToast } from '../../../../ui/toast.js'
import { ReturnStateMark } from '../../unit-return/list/return-state.js'
import type { Region, RegionMember } from '../approval.types.js'
import { verifyReturnsMutation } from '../review/review.operations.js'
import { ForwardDialog, RegionStepDialog, type RegionAct } from './region-dialogs.js'
import { RegionStrip } from './region-strip.js'
import { regionReturnQuery, type RoundOfRegion } from './region.operations.js'
import styles from '../approval.module.css'

interface RowProps {
  readonly of: RegionMember
  readonly reason: string | undefined
  readonly isChosen: boolean
  readonly mayChoose: boolean
  readonly onChoose: (isChosen: boolean) => void
}

function Row({ of, reason, isChosen, mayChoose, onChoose }: RowProps) {
  const t = useText()
  const lang = useLanguage()
  const say = useLocalized()
  const format = useFormat()
  const name = say(of.unit.name)
  return (
    <tr>
      {mayChoose && (
        <td>
          {of.state === 'submitted' && (
            <input type="checkbox" aria-label={t('approval.region.choose', { unit: name })} checked={isChosen} onChange={(event) => onChoose(event.target.checked)} />
          )}
        </td>
      )}
      <th scope="row">
        <TextLink to="/$lang/results/returns/$id/review" params={{ lang, id: of.id }}>
          {name}
        </TextLink>
      </th>
      <td>
        <ReturnStateMark of={of} />
        {reason !== undefined && !isApproved(of.state) && <p>{t('approval.region.missing', { reason })}</p>}
      </td>
      <td className={styles.wide}>{format.instantShort(of.heldSince)}</td>
      <td className={styles.figure}>{t('approval.region.given', { given: of.givenCount, asked: of.askedCount })}</td>
    </tr>
  )
}

/** Which of the returns that wait are chosen, and their approval in one go. */
function useBulk(region: Region, onRefresh: () => Promise<unknown>) {
  const t = useText()
  const say = useLocalized()
  const describe = useErrorMessage()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [isBusy, setBusy] = useState(false)
  const [mutate] = useMutation(verifyReturnsMutation)
  const waiting = region.returns.filter(({ state }) => state === 'submitted')
  const own = waiting.filter(({ id }) => chosen.has(id))
  function choose(id: string, isChosen: boolean) {
    const next = new Set(chosen)
    if (isChosen) next.add(id)
    else next.delete(id)
    setChosen(next)
  }
  async function verify() {
    setBusy(true)
    try {
      const returns = own.map(({ id, version }) => ({ returnId: id, expectedVersion: version }))
      const { data } = await mutate({ variables: { input: { returns } } })
      const results = data?.verifyReturns.returns ?? []
      const refused = results.filter(({ issue }) => issue)
      const names = refused.flatMap(({ unitReturn }) => own.filter(({ id }) => id === unitReturn.id).map(({ unit }) => say(unit.name)))
      const text = t('approval.region.verified', { count: results.length - refused.length, refused: refused.length, names: names.join(', ') })
      showToast({ kind: refused.length > 0 ? 'warning' : 'done', text })
      setChosen(new Set())
    } catch (error) {
      showToast({ kind: 'error', text: describe(error).text })
    } finally {
      setBusy(false)
      await onRefresh()
    }
  }
  return { chosen, choose, chooseAll: (all: boolean) => setChosen(new Set(all ? waiting.map(({ id }) => id) : [])), verify, isBusy, own, waiting }
}

const stepNames: readonly RegionAct[] = ['recall', 'send_back', 'accept_region']

function Acts({ region, onOpen }: { readonly region: Region; readonly onOpen: (act: RegionAct | 'forward') => void }) {
  const t = useText()
  const option = (action: string) => region.options.find((each) => each.action === action)
  return (
    <>
      {option('forward') && (
        <Button variant="primary" onClick={() => onOpen('forward')}>
          {t('approval.region.forward')}
        </Button>
      )}
      {stepNames.filter((act) => option(act)?.isAllowed).map((act) => (
        <Button key={act} variant={act === 'accept_region' ? 'primary' : act === 'send_back' ? 'danger' : 'outlined'} onClick={() => onOpen(act)}>
          {t(`approval.region.act.${act}`)}
        </Button>
      ))}
    </>
  )
}

interface RegionReturnsProps {
  readonly region: Region
  readonly round: RoundOfRegion
  readonly onRefresh: () => Promise<unknown>
}

function RegionReturns({ region, round, onRefresh }: RegionReturnsProps) {
  const t = useText()
  const lang = useLanguage()
  const say = useLocalized()
  const [opened, setOpened] = useState<RegionAct | 'forward' | null>(null)
  const bulk = useBulk(region, onRefresh)
  const mayVerify = region.options.some(({ action }) => action === 'forward')
  const reasons = new Map(region.missing.map(({ unit, reason }) => [unit.id, reason]))
  const approved = region.returns.filter(({ state }) => isApproved(state)).length
  const dialog = { region, onClose: () => setOpened(null), onDone: () => void onRefresh() }
  return (
    <>
      <PageHeader
        title={say(region.centre.name)}
        breadcrumb={[
          <TextLink key="round" to="/$lang/results/rounds/$id" params={{ lang, id: region.roundId }}>
            {say(round.name)}
          </TextLink>
        ]}
        meta={
          <span className={styles.tools}>
            <b>{t(`approval.region.state.${region.state}`)}</b>
            <span>{t('approval.region.count', { approved, count: region.returns.length })}</span>
          </span>
        }
        actions={<Acts region={region} onOpen={setOpened} />}
      />
      <RegionStrip region={region} round={round} />
      {region.message !== '' && <p className={styles.talk}>{region.message}</p>}
      {mayVerify && bulk.waiting.length > 0 && (
        <div className={styles.tools}>
          <label>
            <input type="checkbox" checked={bulk.own.length === bulk.waiting.length} onChange={(event) => bulk.chooseAll(event.target.checked)} />
            {t('approval.region.all', { count: bulk.waiting.length })}
          </label>
          {bulk.own.length > 0 && (
            <Button isBusy={bulk.isBusy} onClick={() => void bulk.verify()}>
              {t('approval.region.verify', { count: bulk.own.length })}
            </Button>
          )}
        </div>
      )}
      <div className={styles.scroll}>
        <table className={styles.sheet}>
          <thead>
            <tr>
              {mayVerify && <th scope="col"><span className="visually-hidden">{t('approval.region.chosen')}</span></th>}
              <th scope="col">{t('approval.region.unit')}</th>
              <th scope="col">{t('approval.review.state')}</th>
              <th scope="col" className={styles.wide}>{t('approval.region.since')}</th>
              <th scope="col" className={styles.figure}>{t('approval.region.figures')}</th>
            </tr>
          </thead>
          <tbody>
            {region.returns.map((of) => (
              <Row key={of.id} of={of} reason={reasons.get(of.unit.id)} mayChoose={mayVerify} isChosen={bulk.chosen.has(of.id)} onChoose={(is) => bulk.choose(of.id, is)} />
            ))}
          </tbody>
        </table>
      </div>
      {opened === 'forward' && <ForwardDialog {...dialog} />}
      {opened !== null && opened !== 'forward' && <RegionStepDialog {...dialog} act={opened} />}
    </>
  )
}

export function RegionPage() {
  const { id: roundId = '', centreId = '' } = useParams({ strict: false })
  const { data, error, refetch } = useQuery(regionReturnQuery, { variables: { roundId, centreId }, fetchPolicy: 'no-cache' })
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton withHeading lines={10} />
  return <RegionReturns key={`${roundId}/${centreId}`} region={data.regionReturn} round={data.round} onRefresh={() => refetch().catch(() => undefined)} />
}

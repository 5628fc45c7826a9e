/** Who is at a meeting, seat by seat: how, for whom, and since when. */
import type { ReactNode } from 'react'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { useFormat } from '../../../ui/format.js'
import { useLocalized, useText } from '../../../ui/text.js'
import type { MeetingAttendance } from './meeting.operations.js'
import governance from '../governance.module.css'

export interface AttendanceTableProps {
  readonly attendance: readonly MeetingAttendance[]
  /** What can be done with a seat, where the meeting is held. */
  readonly acts?: (seat: MeetingAttendance) => ReactNode
}

/** How a seat is there, in words. */
export function useWayWords(): (seat: MeetingAttendance) => string {
  const t = useText()
  const pick = useLocalized()
  return ({ way, proxyHolder }) => (way === 'proxy' && proxyHolder ? t('meeting.attendance.proxyOf', { name: pick(proxyHolder.label) }) : t(`meeting.way.${way}`))
}

function Times({ seat: { arrivedAt, leftAt } }: { readonly seat: MeetingAttendance }) {
  const t = useText()
  const format = useFormat()
  if (arrivedAt === null) return null
  return <span className={governance.below}>{leftAt === null ? t('meeting.attendance.since', { from: format.time(arrivedAt) }) : t('meeting.attendance.between', { from: format.time(arrivedAt), to: format.time(leftAt) })}</span>
}

export function AttendanceTable({ attendance, acts }: AttendanceTableProps) {
  const t = useText()
  const pick = useLocalized()
  const way = useWayWords()
  const columns: readonly Column<MeetingAttendance>[] = [
    {
      ...{ id: 'seat', header: t('meeting.attendance.seat') },
      cell: (one) => (
        <>
          {pick(one.seat.label)}
          {one.personName !== '' && one.personName !== pick(one.seat.label) && <span className={governance.below}>{one.personName}</span>}
        </>
      )
    },
    ...(attendance.some(({ weight }) => weight !== 1) ? [{ id: 'weight', header: t('meeting.attendance.weight'), isNumeric: true, cell: ({ weight }: MeetingAttendance) => weight }] : []),
    {
      ...{ id: 'way', header: t('meeting.attendance.way'), phone: 'figure' },
      cell: (one) => (
        <>
          {way(one)}
          {one.leftAt !== null && <span className={governance.below}>{t('meeting.attendance.gone')}</span>}
          <Times seat={one} />
        </>
      )
    },
    ...(acts ? [{ id: 'acts', header: '', spokenHeader: t('meeting.attendance.acts'), cell: acts }] : [])
  ]
  // Where nothing can be done with them, those who are not there are named in one line.
  const rows = acts ? attendance : attendance.filter((one) => one.way !== 'absent')
  return (
    <>
      {rows.length > 0 && <DataTable caption={t('meeting.attendance.title')} columns={columns} rows={rows} rowKey={({ seat }) => seat.id} empty={null} />}
      {!acts && <Absent attendance={attendance} />}
    </>
  )
}

/** Who did not come. */
export function Absent({ attendance }: Pick<AttendanceTableProps, 'attendance'>) {
  const t = useText()
  const pick = useLocalized()
  const names = attendance.filter(({ way }) => way === 'absent').map(({ seat }) => pick(seat.label))
  return names.length === 0 ? null : <p>{t('meeting.attendance.absent', { count: names.length, names: names.join(', ') })}</p>
}

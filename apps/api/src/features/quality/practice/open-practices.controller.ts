import { Controller, Get, Param, Query, Res } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import type { FiledCard } from '@solmu/domain/quality/card-file.js'
import { isUuid } from '@solmu/shared/ids.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import type { FastifyReply } from 'fastify'
import { Public, Requires } from '../../../core/access/requires.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { formatIn, languageIn, sendFile } from '../../../core/files/sent-file.js'
import { Limited } from '../../../core/http/rate.guard.js'
import { keptFor, openAnswer, sendOpen } from '../../../core/open-answer.js'
import { cardFile, cardFormats, withCard } from './card-files.js'

type Asked = Readonly<Record<string, unknown>>
type OpenPractice = FiledCard & { readonly consortiumName: LocalizedText; readonly number: number }

const OPEN = `SELECT consortium_name AS "consortiumName", id, number, content, valid_from AS "validFrom", project, organisation FROM app.open_practices($1, $2)`

/** Those that the viewer reads, as the newest released version says them. */
const OWN = `SELECT p.id, v.content, v.valid_from AS "validFrom", j.title AS project, CASE WHEN o.id IS NOT NULL THEN json_build_object('fi', o.name_fi, 'sv', o.name_sv, 'en', o.name_en) END AS organisation
  FROM practice p JOIN LATERAL (SELECT n.content, n.valid_from FROM practice_version n WHERE n.practice_id = p.id AND n.state = 'released' ORDER BY n.valid_from DESC LIMIT 1) v ON true
  LEFT JOIN project_output x ON x.practice_id = p.id LEFT JOIN project j ON j.id = x.project_id LEFT JOIN project_partner r ON r.project_id = j.id AND r.is_lead LEFT JOIN organisation o ON o.id = r.organisation_id
  WHERE p.consortium_id = $1 AND p.retired_at IS NULL ORDER BY v.content#>>'{name,fi}' COLLATE "fi-x-icu", p.id`

const longestWords = 200

/** Practice cards as others read and take them in: those that are open to everybody without a session, all that the viewer reads with one. */
@Controller()
export class OpenPracticesController {
  constructor(private readonly db: Db) {}

  /** By name; with words the best first, and nothing that fits is no failure. @throws DomainError NOT_FOUND where nothing is open to all */
  @Public()
  @Get('api/public/:consortium/practices')
  async openPractices(@Param('consortium') consortiumId: string, @Query() { words = '' }: Asked, @Res() reply: FastifyReply): Promise<void> {
    if (typeof words !== 'string' || words.length > longestWords) throw new DomainError('INVALID_INPUT', { path: ['words'] })
    const [first] = await this.open(consortiumId, '')
    if (!first) throw new DomainError('NOT_FOUND')
    const practices = (await this.open(consortiumId, words)).map(({ id, number, content, validFrom, project, organisation }) => ({ id, number, content: withCard(content), validFrom, project, organisation }))
    await sendOpen(reply, openAnswer({ consortiumName: first.consortiumName, practices }), keptFor.minutes)
  }

  @Public()
  @Limited('export')
  @Get('api/public/:consortium/practices/cards.:format')
  async openPracticeFile(@Param() { consortium, format }: { consortium: string; format: string }, @Query() asked: Asked, @Res() reply: FastifyReply): Promise<void> {
    const of = { format: formatIn(format, cardFormats), language: languageIn(asked) }
    const cards = await this.open(consortium, '')
    if (cards.length === 0) throw new DomainError('NOT_FOUND')
    await sendFile(reply, cardFile(cards, of))
  }

  @Requires('quality.read')
  @Limited('export')
  @Get('files/practices.:format')
  async exportPractices(@Param('format') format: string, @Query() asked: Asked, @Res() reply: FastifyReply): Promise<void> {
    const of = { format: formatIn(format, cardFormats), language: languageIn(asked) }
    await sendFile(reply, cardFile(await this.db.read(() => this.db.sql<FiledCard>(OWN, [currentViewer().consortiumId])), of))
  }

  private async open(consortiumId: string, words: string): Promise<OpenPractice[]> {
    return isUuid(consortiumId) ? this.db.askAsNobody<OpenPractice>(OPEN, [consortiumId, words]) : []
  }
}

import { Controller, Get, Param, Query, Res } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { portfolioGroupings } from '@solmu/domain/portfolio/portfolio-views.js'
import { projectStages } from '@solmu/domain/portfolio/project.workflow.js'
import { taskAreas } from '@solmu/domain/results/indicator-details.js'
import { isLanguage, type Language } from '@solmu/shared/text.js'
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { Requires } from '../../../core/access/requires.js'
import { attachment } from '../../../core/files/attachment.js'
import { Limited } from '../../../core/http/rate.guard.js'
import type { ProjectFilter } from '../project/project-input.graphql.js'
import type { PublicProjectFilter } from '../public-project/public-project.graphql.js'
import { type PortfolioFile, portfolioFormats, PortfolioExportService } from './portfolio-export.service.js'

type Asked = Readonly<Record<string, unknown>>

/** Where files of the portfolio go out. */
@Limited('export')
@Controller('files')
export class PortfolioExportController {
  constructor(private readonly exports: PortfolioExportService) {}

  @Requires('project.read')
  @Get('portfolio.:format')
  async exportPortfolio(@Param('format') format: string, @Query() asked: Asked, @Res() reply: FastifyReply): Promise<void> {
    await send(reply, await this.exports.projects(oneOf(format, portfolioFormats), languageIn(asked)))
  }

  @Requires('project.read')
  @Get('portfolio-overview.:format')
  async exportPortfolioOverview(@Param('format') format: string, @Query() asked: Asked, @Res() reply: FastifyReply): Promise<void> {
    await send(reply, await this.exports.overview(viewIn(asked), oneOf(format, ['csv', 'xlsx'] as const), languageIn(asked)))
  }

  @Requires('project.read')
  @Get('public-projects.:format')
  async exportPublicProjects(@Param('format') format: string, @Query() asked: Asked, @Res() reply: FastifyReply): Promise<void> {
    await send(reply, await this.exports.publicProjects(filterIn(asked), oneOf(format, ['csv', 'xlsx'] as const), languageIn(asked)))
  }
}

async function send(reply: FastifyReply, { name, contentType, bytes }: PortfolioFile): Promise<void> {
  await reply.header('content-disposition', attachment(name)).type(contentType).send(bytes)
}

function oneOf<Format extends string>(text: string, formats: readonly Format[]): Format {
  const format = formats.find((each) => each === text)
  if (!format) throw new DomainError('NOT_FOUND')
  return format
}

/** Finnish when no language is asked for. */
function languageIn({ lang = 'fi' }: Asked): Language {
  if (!isLanguage(lang)) throw new DomainError('INVALID_INPUT', { path: ['lang'] })
  return lang
}

/** Several texts, in the address as JSON. */
const texts = z.string().max(8000).transform((text, context) => {
  try {
    return z.array(z.string().max(300)).max(50).parse(JSON.parse(text))
  } catch {
    context.addIssue({ code: 'custom', message: 'no list of texts' })
    return z.NEVER
  }
})
const flag = z.enum(['true', 'false']).transform((text) => text === 'true')

/** The filters of the list as its address names them. */
const filterSchema = z.object({
  q: z.string().max(100).optional(),
  funders: texts.optional(),
  funds: texts.optional(),
  regions: texts.optional(),
  time: z.enum(['running', 'ended', 'coming']).optional(),
  known: flag.optional(),
  above: flag.optional(),
  organisation: z.uuid().optional()
})

function readBy<Schema extends z.ZodType>(schema: Schema, asked: Asked): z.output<Schema> {
  const read = schema.safeParse(asked)
  if (!read.success) throw new DomainError('INVALID_INPUT', { path: read.error.issues[0]?.path.map(String).slice(0, 1) ?? [] })
  return read.data
}

function filterIn(asked: Asked): PublicProjectFilter {
  const { q, known, above, organisation, ...rest } = readBy(filterSchema, asked)
  return { ...rest, search: q, isKnown: known, isAboveGranted: above, organisationId: organisation }
}

const chosen = <Word extends string>(words: readonly Word[]) => texts.pipe(z.array(z.enum(words as [Word, ...Word[]])))

/** The filters of the overview as its address names them. */
const viewSchema = z.object({
  by: z.enum(portfolioGroupings),
  q: z.string().max(100).optional(),
  stages: chosen(projectStages).optional(),
  areas: chosen(taskAreas).optional(),
  ideas: chosen(['1', '2', '3', '4', '5', '6']).optional(),
  unit: z.uuid().optional(),
  funder: z.uuid().optional(),
  ending: z.enum(['half_year', 'year', 'passed']).optional()
})

function viewIn(asked: Asked): { readonly by: (typeof portfolioGroupings)[number]; readonly filter: ProjectFilter } {
  const { by, q, stages, areas, ideas, unit, funder, ending } = readBy(viewSchema, asked)
  return { by, filter: { search: q, stages, taskAreas: areas, ideas: ideas?.map(Number), unitId: unit, funderId: funder, ending } }
}

import { Args, ID, Info, Mutation, Query, Resolver } from '@nestjs/graphql'
import type { GraphQLResolveInfo } from 'graphql'
import { AnySignedIn, Requires } from '../../../core/access/requires.js'
import { asksFor } from '../../../core/graphql/page.js'
import { Limited } from '../../../core/http/rate.guard.js'
import {
  CancelExportInput,
  ExportJobConnection,
  ExportJobListArgs,
  ExportJobType,
  ExportPayload,
  RequestConsolidationExportInput,
  RequestEditionExportInput,
  RequestPublicationsExportInput,
  RetryExportInput
} from './export-job.graphql.js'
import { ExportJobService } from './export-job.service.js'
import { ExportJobStore } from './export-job-store.js'

@Resolver()
export class ExportJobResolver {
  constructor(
    private readonly service: ExportJobService,
    private readonly store: ExportJobStore
  ) {}

  @AnySignedIn()
  @Query(() => ExportJobConnection, { description: 'The files that the viewer has asked for, the newest first.' })
  exportJobs(@Args() args: ExportJobListArgs, @Info() info: GraphQLResolveInfo): Promise<ExportJobConnection> {
    return this.store.list(args, asksFor(info, 'totalCount'))
  }

  @AnySignedIn()
  @Query(() => ExportJobType, { description: 'A file that the viewer has asked for, and how far it has come.' })
  exportJob(@Args('id', { type: () => ID, description: 'The export.' }) id: string): Promise<ExportJobType> {
    return this.service.one(id)
  }

  @Limited('export')
  @AnySignedIn()
  @Mutation(() => ExportPayload, { description: 'Has all publications that the viewer reads put into one archive.' })
  async requestPublicationsExport(@Args('input', { description: 'In which forms.' }) input: RequestPublicationsExportInput): Promise<ExportPayload> {
    return { export: await this.service.askForPublications(input) }
  }

  @Limited('export')
  @Requires('return.read')
  @Mutation(() => ExportPayload, { description: 'Has a consolidation written into a file, however large it is.' })
  async requestConsolidationExport(@Args('input', { description: 'Which figures, and in which form.' }) input: RequestConsolidationExportInput): Promise<ExportPayload> {
    return { export: await this.service.askForConsolidation(input) }
  }

  @Limited('export')
  @Requires('edition.read')
  @Mutation(() => ExportPayload, { description: 'Has all that a certified edition rests on put into one archive.' })
  async requestEditionExport(@Args('input', { description: 'Which edition.' }) input: RequestEditionExportInput): Promise<ExportPayload> {
    return { export: await this.service.askForEdition(input) }
  }

  @AnySignedIn()
  @Mutation(() => ExportPayload, { description: 'Stops the making of a file that the viewer has asked for.' })
  async cancelExport(@Args('input', { description: 'Which one.' }) input: CancelExportInput): Promise<ExportPayload> {
    return { export: await this.service.cancel(input) }
  }

  @AnySignedIn()
  @Mutation(() => ExportPayload, { description: 'Has a file made again, or gone on with where it stopped.' })
  async retryExport(@Args('input', { description: 'Which one.' }) input: RetryExportInput): Promise<ExportPayload> {
    return { export: await this.service.retry(input) }
  }
}

import { Args, Mutation, Query, Resolver } from '@nestjs/graphql'
import { AnySignedIn, Requires } from '../../../core/access/requires.js'
import { PublicationArgs } from '../publication/published-figure.graphql.js'
import {
  AttachedReport,
  AttachReportInput,
  AttachReportPayload,
  DetachReportInput,
  DetachReportPayload,
  RenderedReportInput,
  ReportPlaceChoice,
  ReportPlacesInput,
  ReportPreviewInput
} from './attached-report.graphql.js'
import { AttachedReportService } from './attached-report.service.js'
import { RenderedReport } from './rendered-report.graphql.js'
import { RenderedReportService } from './rendered-report.service.js'

/** Reports of publications. Reading asks for no more than a session: each viewer sees what is meant for them and nothing else. */
@Resolver()
export class AttachedReportResolver {
  constructor(
    private readonly service: AttachedReportService,
    private readonly rendering: RenderedReportService
  ) {}

  @AnySignedIn()
  @Query(() => [AttachedReport], { description: 'The reports of a publication.' })
  attachedReports(@Args() { editionId, audienceId }: PublicationArgs): Promise<AttachedReport[]> {
    return this.service.list(editionId, audienceId)
  }

  @AnySignedIn()
  @Query(() => RenderedReport, { description: 'A report of a publication, as the viewer reads it.' })
  async renderedReport(@Args('input', { description: 'Which, and how.' }) input: RenderedReportInput): Promise<RenderedReport> {
    return (await this.rendering.attached(input)).report
  }

  @Requires('edition.read')
  @Query(() => RenderedReport, { description: 'What a version of a report template, or a draft that is not saved yet, makes of a publication that the viewer reads.' })
  reportPreview(@Args('input', { description: 'What to try.' }) input: ReportPreviewInput): Promise<RenderedReport> {
    return this.rendering.preview(input)
  }

  @Requires('edition.read')
  @Query(() => [ReportPlaceChoice], { description: 'For which places a version could be made of a publication; none where it is made for the whole.' })
  reportPlaces(@Args('input', { description: 'Which version and publication.' }) input: ReportPlacesInput): Promise<ReportPlaceChoice[]> {
    return this.service.places(input)
  }

  @Requires('report.manage')
  @Mutation(() => AttachReportPayload, { description: 'Lets the readers of a publication see a report.' })
  async attachReport(@Args('input', { description: 'Which, and of which publication.' }) input: AttachReportInput): Promise<AttachReportPayload> {
    return { report: await this.service.attach(input) }
  }

  @Requires('report.manage')
  @Mutation(() => DetachReportPayload, { description: 'Takes a report away from its readers.' })
  async detachReport(@Args('input', { description: 'Which one.' }) { attachedId }: DetachReportInput): Promise<DetachReportPayload> {
    return { attachedId: await this.service.detach(attachedId) }
  }
}

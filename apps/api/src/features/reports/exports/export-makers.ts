import { Injectable } from '@nestjs/common'
import type { ExportKind } from '@solmu/domain/reports/export-job.js'
import { ConsolidationMaker } from './consolidation-maker.js'
import { EditionMaker } from './edition-maker.js'
import type { ExportMaker } from './export-maker.js'
import { PublicationsMaker } from './publications-maker.js'

/** Who makes the files of each kind. */
@Injectable()
export class ExportMakers {
  constructor(
    private readonly publications: PublicationsMaker,
    private readonly consolidation: ConsolidationMaker,
    private readonly edition: EditionMaker
  ) {}

  of(kind: ExportKind): ExportMaker {
    return { publications: this.publications, consolidation: this.consolidation, edition: this.edition }[kind]
  }
}

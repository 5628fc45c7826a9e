import { Module } from '@nestjs/common'
import { Records } from '../../core/records.js'
import { BuilderModule } from './builder/builder.module.js'
import { ConsolidationModule } from './consolidation/consolidation.module.js'
import { DifferenceModule } from './difference/difference.module.js'
import { EditionModule } from './edition/edition.module.js'
import { ExportsModule } from './exports/exports.module.js'
import { FeedModule } from './feed/feed.module.js'
import { PublicationModule } from './publication/publication.module.js'

/** What may be published, and can it be reproduced? */
@Module({
  imports: [ConsolidationModule, DifferenceModule, EditionModule, PublicationModule, BuilderModule, FeedModule, ExportsModule],
  // What is done as a job is found by the jobs of the whole application.
  exports: [EditionModule, ExportsModule]
})
export class ReportsModule {
  constructor(records: Records) {
    records.add('edition', 'SELECT NULL::uuid AS "unitId" FROM edition e WHERE e.id = $1')
  }
}

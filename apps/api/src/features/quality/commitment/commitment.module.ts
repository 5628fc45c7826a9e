import { Module } from '@nestjs/common'
import { CommitmentLetters } from './commitment-letters.js'
import { CommitmentPlaces } from './commitment-places.js'
import { CommitmentReader } from './commitment-reader.js'
import { CommitmentRequestService } from './commitment-request.service.js'
import { CommitmentResolver } from './commitment.resolver.js'
import { CommitmentService } from './commitment.service.js'
import { CommitmentWork } from './commitment-work.js'
import { CommitmentWriter } from './commitment-writer.js'

/** Who has promised what, and is it kept? */
@Module({
  providers: [CommitmentResolver, CommitmentReader, CommitmentWriter, CommitmentPlaces, CommitmentLetters, CommitmentWork, CommitmentService, CommitmentRequestService],
  exports: [CommitmentReader, CommitmentPlaces]
})
export class CommitmentModule {}

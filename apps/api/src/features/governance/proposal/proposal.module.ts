import { Module } from '@nestjs/common'
import { AmendmentService } from './amendment.service.js'
import { ProposalLetters } from './proposal-letters.js'
import { ProposalReader } from './proposal-reader.js'
import { ProposalResolver } from './proposal.resolver.js'
import { ProposalService } from './proposal.service.js'
import { ProposalWork } from './proposal-work.js'

/** What is proposed, and what do the members say to it? */
@Module({ providers: [ProposalResolver, ProposalReader, ProposalService, AmendmentService, ProposalLetters, ProposalWork], exports: [ProposalReader, ProposalService] })
export class ProposalModule {}

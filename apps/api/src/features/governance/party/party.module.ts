import { Module } from '@nestjs/common'
import { PartyAnswerService } from './party-answer.service.js'
import { PartyReader } from './party-reader.js'
import { PartyResolver } from './party.resolver.js'
import { PartyWork } from './party-work.js'

/** Whose consent is asked beside the vote, and who may veto? */
@Module({ providers: [PartyResolver, PartyReader, PartyAnswerService, PartyWork] })
export class PartyModule {}

import { Module } from '@nestjs/common'
import { ApplicationMoves } from './application-moves.service.js'

/** Who applies for membership, and how far is it? */
@Module({ providers: [ApplicationMoves], exports: [ApplicationMoves] })
export class ApplicationModule {}

import { Module } from '@nestjs/common'
import { CharterReader } from './charter-reader.js'
import { CharterResolver } from './charter.resolver.js'
import { CharterService } from './charter.service.js'

/** By which rules do we decide? */
@Module({ providers: [CharterResolver, CharterReader, CharterService], exports: [CharterReader, CharterService] })
export class CharterModule {}

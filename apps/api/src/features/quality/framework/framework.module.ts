import { Module } from '@nestjs/common'
import { Recorded } from '../../../core/audit/recorded.js'
import { FrameworkFileController } from './framework-file.controller.js'
import { FrameworkFileService } from './framework-file.service.js'
import { FrameworkLibraryService } from './framework-library.service.js'
import { FrameworkReader } from './framework-reader.js'
import { FrameworkFieldsResolver, FrameworkResolver } from './framework.resolver.js'
import { FrameworkService } from './framework.service.js'
import { FrameworkWriter } from './framework-writer.js'

/** By what is quality looked at? */
@Module({
  controllers: [FrameworkFileController],
  providers: [
    ...[FrameworkResolver, FrameworkFieldsResolver, FrameworkReader, FrameworkWriter, FrameworkService],
    ...[FrameworkLibraryService, FrameworkFileService, Recorded]
  ],
  exports: [FrameworkReader]
})
export class FrameworkModule {}

import { Injectable } from '@nestjs/common'
import type { AssessmentSituation } from '@solmu/domain/quality/assessment-workflow.js'

/** What is known of the reviews of an assessment. */
export type ReviewFactsOf = Pick<AssessmentSituation, 'reviewsIn' | 'reviewsOpen' | 'differing' | 'unsettled' | 'isReplyOver'>

type Read = (assessmentId: string) => Promise<ReviewFactsOf>

const none: ReviewFactsOf = { reviewsIn: 0, reviewsOpen: 0, differing: 0, unsettled: 0, isReplyOver: false }

/** Tells assessments how their reviews stand, without their knowing what a review is. */
@Injectable()
export class ReviewFacts {
  private read: Read | null = null

  /** Whoever keeps the reviews says here how they are read. */
  register(read: Read): void {
    this.read = read
  }

  of(assessmentId: string): Promise<ReviewFactsOf> {
    return this.read ? this.read(assessmentId) : Promise.resolve(none)
  }
}

import { Injectable } from '@nestjs/common'

/** Brings the records of a feature in step with the network, in the transaction of the change. */
export type ChangeFollower = (unitIds: readonly string[]) => Promise<void>

/**
 * Tells the other features that facts of the network were written or taken back, by whichever way. The features come to the
 * network with what they do about it; the network knows none of them. When a change is taken back they are told before the
 * units that it opened are forgotten, so that they can let go of them.
 */
@Injectable()
export class ChangeFollowers {
  private readonly followers: ChangeFollower[] = []

  register(follower: ChangeFollower): void {
    this.followers.push(follower)
  }

  /** Called when the facts about some units are written; the followers act in turn, because they share a connection. */
  async after(unitIds: readonly string[]): Promise<void> {
    for (const follow of this.followers) await follow(unitIds)
  }
}

//! Lists in order of post, read along with the posts.

use crate::model::PostIx;

/// A list in order of post, read from front to back.
pub(crate) struct Cursor<'a, T>(pub(crate) &'a [(PostIx, T)]);

impl<T: Copy> Cursor<'_, T> {
    /// The entry of a post; posts must be asked for in order.
    pub(crate) fn at(&mut self, post: PostIx) -> Option<T> {
        while let [(first, entry), rest @ ..] = self.0 {
            if *first > post {
                break;
            }
            self.0 = rest;
            if *first == post {
                return Some(*entry);
            }
        }
        None
    }
}

//! Reads a licence expression such as `(MIT OR Apache-2.0) AND Unicode-3.0` and says whether it can be kept with
//! permitted licences alone.

/// Whether some choice among the alternatives of `expression` uses only licences that `permitted` accepts.
///
/// The grammar is SPDX 2.3's: `AND` binds closer than `OR`; `WITH` ties an exception to the licence before it; the old
/// `MIT/Apache-2.0` of early crates means `OR`.
///
/// # Errors
/// What could not be read.
pub fn permits(expression: &str, permitted: impl Fn(&str) -> bool) -> Result<bool, String> {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut reader = Reader { words: &words, permitted };
    let answer = reader.either()?;
    match reader.words {
        [] => Ok(answer),
        [extra, ..] => Err(format!("`{extra}` is not expected in `{expression}`")),
    }
}

struct Reader<'words, Permitted> {
    words: &'words [&'words str],
    permitted: Permitted,
}

impl<'words, Permitted: Fn(&str) -> bool> Reader<'words, Permitted> {
    fn either(&mut self) -> Result<bool, String> {
        let mut answer = self.both()?;
        while self.take("OR") {
            answer |= self.both()?;
        }
        Ok(answer)
    }

    fn both(&mut self) -> Result<bool, String> {
        let mut answer = self.one()?;
        while self.take("AND") {
            answer &= self.one()?;
        }
        Ok(answer)
    }

    fn one(&mut self) -> Result<bool, String> {
        if self.take("(") {
            let answer = self.either()?;
            return if self.take(")") { Ok(answer) } else { Err("a bracket is not closed".to_owned()) };
        }
        let licence = self.word()?;
        if self.take("WITH") {
            // An exception only ever allows more, so the licence alone decides.
            self.word()?;
        }
        Ok((self.permitted)(licence))
    }

    fn word(&mut self) -> Result<&'words str, String> {
        match self.words {
            [word, rest @ ..] if !["AND", "OR", "WITH", "(", ")"].contains(word) => {
                self.words = rest;
                Ok(word)
            }
            [word, ..] => Err(format!("a licence is expected where `{word}` stands")),
            [] => Err("a licence is missing at the end".to_owned()),
        }
    }

    fn take(&mut self, expected: &str) -> bool {
        let Some((first, rest)) = self.words.split_first() else { return false };
        let found = *first == expected;
        if found {
            self.words = rest;
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(expression: &str) -> Result<bool, String> {
        permits(expression, |licence| ["MIT", "Apache-2.0", "Unicode-3.0"].contains(&licence))
    }

    #[test]
    fn one_permitted_alternative_is_enough() {
        assert_eq!(check("GPL-3.0-only OR MIT"), Ok(true));
        assert_eq!(check("GPL-3.0/MIT"), Ok(true));
        assert_eq!(check("GPL-3.0-only"), Ok(false));
    }

    #[test]
    fn every_part_of_an_and_must_be_permitted() {
        assert_eq!(check("(MIT OR Apache-2.0) AND Unicode-3.0"), Ok(true));
        assert_eq!(check("MIT AND GPL-2.0-only"), Ok(false));
    }

    #[test]
    fn and_binds_closer_than_or() {
        assert_eq!(check("MIT OR GPL-2.0-only AND GPL-3.0-only"), Ok(true));
        assert_eq!(check("(MIT OR GPL-2.0-only) AND GPL-3.0-only"), Ok(false));
    }

    #[test]
    fn an_exception_neither_permits_nor_forbids() {
        assert_eq!(check("Apache-2.0 WITH LLVM-exception"), Ok(true));
        assert_eq!(check("GPL-2.0-only WITH Classpath-exception-2.0"), Ok(false));
    }

    #[test]
    fn what_cannot_be_read_is_an_error_and_never_permitted() {
        for broken in ["", "MIT OR", "(MIT", "MIT MIT", "AND", "MIT)", "Apache-2.0 WITH"] {
            assert!(check(broken).is_err(), "{broken}");
        }
    }
}

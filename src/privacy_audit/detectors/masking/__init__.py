"""What is shown of what was found, with nothing in it that anybody could use.

The way of the data: a `Masker` (`excerpts`) is made of one reading and all its findings, also those that
lost. Findings that touch become one `Cover` (`cover`, `found`): a stretch with what is shown instead. Around
each finding the text in which these are blanked goes through `suspects`, which asks three nets one after the
other: what looks like a number or a mailbox (`covering`; with words and letters for signs: `written`), what
looks like a day, a street, a plate, a document (`leftovers`; with `days` and `maps`), and what is another
spelling of a value that was found (`known`). Then it asks the detectors and the same nets about the text as
it reads when its codes are read (`decoded`). All covers together are cut out of the text, and what is left is
fitted to its length (`fitting`). Names of targets and places on pages go the same way as one text (`names`),
what is short and made for machines through the first net alone (`covered`). Words that stay readable lose the
parts of values at their ends (`edges`). Nothing is reported from here, so it may hide too much.
"""

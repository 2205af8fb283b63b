"""Asks one question on a terminal: draws it, reads one key, gives back a move of the walk.

Drawn without the report's library, since the first question must come at once. One key answers,
so that Vietnamese input methods, which hold letters back, cannot get in the way.
"""

from __future__ import annotations

from collections.abc import Sequence

from privacy_audit.checklist import Choice, Platform, Question
from privacy_audit.cli.drawing import minutes, painted, wrapped
from privacy_audit.cli.everywhere import Settings
from privacy_audit.cli.keys import ENTER, read_key_or_leave
from privacy_audit.cli.pointing import show_code
from privacy_audit.cli.speaking import say
from privacy_audit.errors import mark
from privacy_audit.model import Answer, State
from privacy_audit.palette import Style
from privacy_audit.walk import Left, Move, Stop, Turn, is_better, is_open
from privacy_audit.words import Words

KEYS = (
    ("u", mark("not sure")),
    ("s", mark("skip")),
    ("n", mark("does not apply to me")),
    ("b", mark("back")),
    ("?", mark("why this matters")),
    ("o", mark("open the page")),
    ("r", mark("QR code for the phone")),
    ("q", mark("keep and leave")),
)
WAYS = {
    "android": mark("Where to look on an Android phone (as of {month}):"),
    "ios": mark("Where to look on an iPhone (as of {month}):"),
    "web": mark("Where to look on the computer (as of {month}):"),
}
NEED_LINK = ("o", "r")
UNANSWERED = {
    State.UNSURE: mark("Enter as before (not sure)"),
    State.SKIPPED: mark("Enter as before (skipped)"),
    State.NOT_APPLICABLE: mark("Enter as before (does not apply)"),
}
STATES = {"u": State.UNSURE, "s": State.SKIPPED, "n": State.NOT_APPLICABLE}
TURNS = {"b": Turn.BACK, "q": Turn.QUIT}


class Asker:
    """Asks on the terminal, in one language, for one platform."""

    def __init__(self, settings: Settings, platform: Platform) -> None:
        self.settings = settings
        self.words: Words = settings.words
        self.platform = platform
        self._told_of_enter = False

    def __call__(self, stop: Stop) -> Move:
        """Draw the question and read keys until one of them is a move."""
        self._draw(stop)
        while True:
            key = read_key_or_leave()
            if key == "b" and stop.number == 1:
                self._paragraph(self.words("This is the first question: there is none before it."), "quiet")
                continue
            if key in TURNS:
                return TURNS[key]
            if key in STATES:
                return Answer(question=stop.identifier, state=STATES[key])
            if key in ENTER:
                if known := stop.now or stop.before:
                    return known
                self._tell_of_enter()
                continue
            if key.isascii() and key.isdigit() and 0 < int(key) <= len(stop.question.choices):
                return self._chosen(stop, int(key) - 1)
            self._help(key, stop.question)
            self._choices_and_keys(stop)

    def _tell_of_enter(self) -> None:
        """Said once: many press it after every digit, and it does no harm here."""
        if not self._told_of_enter:
            hint = self.words("Enter is not needed here: one of the keys above is enough.")
            self._paragraph(hint, "quiet")
        self._told_of_enter = True

    # --- drawing -------------------------------------------------------------------------------

    def _draw(self, stop: Stop) -> None:
        words, question = self.words, stop.question
        say()
        progress = words(
            "{network} · question {number} of {total} · about {minutes} left",
            network=words.of(stop.network.name),
            number=stop.number,
            total=stop.total,
            minutes=minutes(words, stop.minutes_left),
        )
        self._paragraph(progress, "quiet")
        self._paragraph(words.of(question.prompt), "strong")
        say()
        self._choices(stop)
        self._way(question)
        self._keys(stop)

    def _choices_and_keys(self, stop: Stop) -> None:
        """The question once more in short, after something else has pushed it off the screen."""
        say()
        self._paragraph(self.words.of(stop.question.prompt), "strong")
        self._choices(stop)
        self._keys(stop)

    def _choices(self, stop: Stop) -> None:
        for number, choice in enumerate(stop.question.choices, 1):
            label = self.words.of(choice.label) + self._marks(stop, choice.id)
            self._paragraph(label, lead=f"  {number}  ")

    def _marks(self, stop: Stop, choice: str) -> str:
        if stop.now and stop.now.choice == choice:
            return "  " + self.words("← your answer")
        if stop.before and stop.before.choice == choice:
            return "  " + self.words("← last time")
        return ""

    def _way(self, question: Question) -> None:
        found = question.way.nearest(self.platform)
        if found is None:
            return
        platform, way = found
        month = f"{question.verified:%m/%Y}"
        say()
        self._paragraph(self.words(WAYS[platform], month=month))
        for number, step in enumerate(getattr(way, self.words.language), 1):
            self._paragraph(step, lead=f"  {number}. ")
        if question.note:
            self._paragraph(self.words.of(question.note), "quiet", lead="  ")

    def _keys(self, stop: Stop) -> None:
        words = self.words
        numbers = words("1–{last} answer (no Enter needed)", last=len(stop.question.choices))
        usable = (one for one in KEYS if stop.question.link or one[0] not in NEED_LINK)
        names = [numbers, *(f"{key} {words(name)}" for key, name in usable)]
        if known := stop.now or stop.before:
            sentence = UNANSWERED.get(known.state, mark("Enter as before"))
            names.insert(1, words(sentence))
        say()
        self._one_by_one(names)

    # --- after a key ---------------------------------------------------------------------------

    def _chosen(self, stop: Stop, index: int) -> Move:
        choice = stop.question.choices[index]
        answer = Answer(question=stop.identifier, state=State.ANSWERED, choice=choice.id)
        if not is_open(stop.question, answer):
            self._settle(stop.question, choice)
            return answer
        return self._offer_change(stop, answer)

    def _settle(self, question: Question, choice: Choice) -> None:
        """What is said to a choice that is good enough, and which would be better still if one is."""
        best = question.choice(question.recommended)
        if best is None or choice is best or not is_better(best, choice):
            self._line(self.words("Good: nothing to do here."), "low")
            return
        label = self.words.of(best.label)
        self._paragraph(self.words("All right. Tighter still: choose {choice}", choice=label))

    def _offer_change(self, stop: Stop, answer: Answer) -> Move:
        words, question = self.words, stop.question
        better = question.choice(question.recommended)
        self._paragraph(words.of(question.why), lead="  ")
        label = words.of(better.label) if better else ""
        self._paragraph(words("Better: {choice}", choice=label), "strong", lead="  ")
        if question.message:
            self._paragraph(words("A message that you can send:"), lead="  ")
            self._paragraph(words.of(question.message), lead="    ")
        keys = mark(
            "Press d: I have changed it now · Enter: I will do it later · b: choose again · q: keep and leave"
        )
        self._one_by_one(words(keys).split(" · "))
        while True:
            match read_key_or_leave():
                case "d":
                    self._line(words("Thank you. This is settled now."), "low")
                    return Answer(question=stop.identifier, state=State.ANSWERED, choice=question.recommended)
                case "\r" | "\n" | " ":
                    return answer
                case "b" | "q" as turn:
                    return Left(answer=answer, turn=TURNS[turn])
                case other:
                    self._help(other, question)

    def _help(self, key: str, question: Question) -> None:
        match key:
            case "?":
                self._paragraph(self.words.of(question.why), lead="  ")
            case "o":
                self._open(question)
            case "r":
                self._draw_code(question)
            case _:
                self._paragraph(self.words("Please press one of the keys shown above."), "quiet")

    def _open(self, question: Question) -> None:
        import webbrowser

        if question.link is None:
            self._line(self.words("There is no direct page for this; please follow the steps above."))
        elif webbrowser.open(question.link):
            self._line(self.words("Opened in your browser:"))
            self._line(question.link)
        else:
            self._line(self.words("No browser could be started here. The page is:"))
            self._line(question.link)

    def _draw_code(self, question: Question) -> None:
        if question.link is None:
            self._line(self.words("There is no direct page for this; please follow the steps above."))
            return
        show_code(self.settings, question.link)

    # --- lines ---------------------------------------------------------------------------------

    def _paragraph(self, text: str, style: Style = "normal", *, lead: str = "") -> None:
        for line in wrapped(text, lead, self.settings.theme):
            self._line(line, style)

    def _one_by_one(self, keys: Sequence[str]) -> None:
        """Keys with what they do, none of them broken over two lines."""
        self._paragraph(" · ".join(key.replace(" ", "\u00a0") for key in keys), "quiet")

    def _line(self, line: str, style: Style = "normal") -> None:
        say(painted(line, style, self.settings))

"""Words that say little about how a text was typed, and ordinary words that keys of Telex would also give.

The doubtful words are those among the commonest of English, French, German, Spanish, Italian, Dutch,
Portuguese and Indonesian whose letters also type a Vietnamese syllable (`list` types lít), and Vietnamese
words that are written with oo (`xoong`), and words in which young people write j for i (`voj`). A common word
that is missing here costs little: it takes more than one word to call a sentence typed.
"""

from __future__ import annotations

from functools import cache

_DOUBTFUL = """
aam aan acs af air ais aix aj amr ams ans aos aps ar ari arm ary as asc asi asm aso asp ast ats auf aur aus
aux ax ayr baan baj bajo baju bangs bans bar bari barn baru bas basi bats bays bee beef been beer bees beets
bens ber bern bes beso best bets biar bias bij bins biru bis bist bits boar boas boast boats boer bois bons
boo boom booms boon boong boos boost boots bor born bos bots bow bows box bucs buf bums buns bur burn bury
bus bust busy buts buys caf cair caj cams cans caos caps car cari caro cary cas casi caso cast cats chair
chaj chaos chaps char charm chas chasm chats chee cheer chef cher chest chips choir choix choj choo chops
chor chow churn coj conf cons coo coon coong coos cops cor corn cos cosi cost cow cows cox cuir cups cur cus
cusp cuts daj dams dans dar dari darn das dawn dax days ddos dee deem deems deen deer def dejo dems dens der
des dex dias dif dips dir dis disp dist dits dix docs does doesn dois doj dons doo doof doom door doos dor
dorm dos dost dots dow down downs duas duj dur dus dust ee een eens eer ef ej ems eof eos eps er erm ero es
esc eso esp est ets ex gaan gaf gaji gangs gaps gar gary gas gasp gast gays gif gij gis goats goes goj goo
goof gooi goon goong goons gown gowns gums guns gus gust guts guys haast hair hais haj haji hams hangs hans
har hari harm haru has hast hats haus hawks hays hee heen heer hens her hero hes hex hij hips hirn his hist
hits hoax hoef hoer hoes hof homs hoo hoof hoon hoops hoor hoorn hops horn hos host hots how hows huir huis
huj huns huts ias if imf inf inr ins ips ir is ism isn isp ist isu its ix kee keen keeps keer kees ker kern
khas khoj kits lacs lair laj langs laos laps lar lari las last lauf lawn lawns lax lays lee leef leer lees
leest lens ler les lest lets lex liar lijn lips lis lisp list lits loaf loans lois longs loo loom looms loon
loong loops loos lor lori los lost lots low lows luar luas luis luj lungs lust lux macs mais maj maju mans
maps mar mari maru mary mas mast mats maus maux max maxi mays mecs mee meer meest meets mens meps mer mes
mets mex mij mijn mins mir mis mist mix moans moest mois moj moms mons moo mooi moon moong moons moor mor
mori morn mos most mots mow muir muj mums mur mus must naam naast nair naj naps nar nas nasi naso nast nats
nee neef neem neer ner nero nes nest nets nhaj nips nis nist nix noir noix noj noms noon noor nor norm nos
nots now nox nuj nuns nur nus nuts oar oats ocs of oj ons oo oof oom oops oost ops or ori os osi ost ow own
owns ox quais quasi queen queens queer quer quero queso quest quis quits raam raf raj raju rams rangs
raps raro ras rasch rats raus rays ree reef rees ref reps rer res reso rest rex rij rijn rims rips rir roar
roast rois roj roms roo roof room rooms roos roost roots ros row rows ruas ruf runs rus rust sachs sacs saf
saif sair sais saj sams sans sar sari sas sats sauf sax says secs see seem seems seen seer sees sens ser ses
sets sex sexo sims sins sips sir sis sits six soaps soar soif soir sois soj soms songs sons soo soon sor sos
sow sown sox suas sufi suis sums suns sur suri sus sworn sys taf tais taj taps tar taro tas taux tax taxi
tee teen teens tees tens ter term tes test tex thaj thats thee ther this thoj thongs thor thorn thuis thuj
thus tins tips tir tis tisch tits toast toes toj toms tongs tons too toon toong tops tor tori torn tos tots
tow town towns traf traj trajo trams trans traps tras trays tree trees tres trims trips tris trois troj
troops trots trucs trust tuas tur turm turn tus tust tux uf uji ums uns ups ur uri urn us usc usi usp ust
usw uw ux vais vaj vans var vari vary vas vaso vast vaux vee veer vejo ver vern vero ves vest vets vex vif
vins vips vir vis voir vois voix voj voo voor vor vorm vorn vos vow vows vox vuj vus xaj xix xoj xoong yr ys
"""
# Words of many languages that can be Vietnamese without marks, and what stands in pages of every language.
_NEUTRAL = """
a am an at be bit but buy can con day de den do du due en get go got guy he him hit i in it la le let long lot
ma man may me men mi my no not on run say set so than that the them then to top true un up yet
com email facebook fb gmail ib inbox instagram mail messenger mobile ok online shop sms tel telegram tiktok
viber whatsapp youtube zalo
"""
# What young people write on purpose, in letters without marks; `tuj` is `tui`, and no typed `tụ`.
_TEEN = """
ak ax bbi bik bit bjk bx ck cx cux hem hk hok hong hum ik iu jz ko kak khum lun mik mk mjk ngiu ntn ny oki
ox oxi pik pk thik thoy thui tuj uj vk vs vx wa wen yeu zay zayj zo zoi zui zj
"""


@cache
def teen() -> frozenset[str]:
    """Words of young people's writing, which say nothing about how a text was typed."""
    return frozenset(_TEEN.split())


@cache
def doubtful() -> frozenset[str]:
    """Ordinary words, in small letters, that would also be a syllable typed with Telex."""
    return frozenset(_DOUBTFUL.split())


@cache
def neutral() -> frozenset[str]:
    """Words, in small letters, that say nothing about the language around them."""
    return frozenset(_NEUTRAL.split())

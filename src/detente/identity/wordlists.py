"""Closed lists of English words that the readers of names go by."""

from __future__ import annotations

HONORIFICS: dict[str, str | None] = {
    **dict.fromkeys("mr sir lord prince sheikh sayyid sayyed mullah imam ayatollah sheik monsignor baron mawlawi maulvi hajji".split(), "m"),
    **dict.fromkeys("mrs ms miss dame lady princess madame baroness".split(), "f"),
    **dict.fromkeys("dr prof professor gen lt maj col brig adm capt sen rep hon ambassador sgt rev".split(), None),
}

# Words that start sentences, or stand capitalised in headlines, and are no part of a person's name.
NEVER_NAMES = frozenset(
    "the a an this that these those his her its their our your my he she it they we you i in on at by for from to of "
    "with without and or but nor so yet if when while after before since until because although though as than then "
    "there here what which who whom whose why how where not no yes all any both each few many more most other some such "
    "only own same too very can will just should now also is are was were be been being has have had do does did would "
    "could may might must shall about above across against along among around behind below beneath beside between beyond "
    "despite down during except inside into like near off onto out outside over past per through throughout toward under "
    "up upon via within mr mrs ms monday tuesday wednesday thursday friday saturday sunday january february march april "
    "june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec today "
    "yesterday tomorrow earlier later meanwhile however moreover furthermore according following speaking asked "
    "talks peace war agreement accord treaty conference summit meeting ministry minister president government party "
    "movement front army forces force council committee commission court union league organisation organization agency "
    "university institute centre center school college bank fund company group news press radio television tv times post "
    "street road avenue square airport hotel palace house office department state states republic kingdom city town "
    "province region district governorate north south east west northern southern eastern western central international "
    "national federal united general special new old great first second third world day week month year question answer "
    "q photo image video read share source reuters afp ap interfax tass bbc cnn getty images islamic arab western muslim "
    "christian jewish orthodox catholic kurdish serb parliament congress senate assembly constitution constitutional "
    "resolution plan process initiative framework statement declaration protocol memorandum ceasefire operation security "
    "foreign defence defense interior economic political military civil human rights humanitarian high level supreme "
    "sources officials people sea ocean river mountain valley gulf strait bay island islands peninsula middle far nobel "
    "prize olympic games christmas easter ramadan eid one two three four five six seven eight nine ten hundreds "
    "thousands millions dozens several last next still even once again another every either neither maybe perhaps "
    "secretary chairman commander prime corporation directorate mission support assistance command affairs regional "
    "operations joint communique communiqué majesty highness excellency field diwan broadcasting mawlawi maulvi datuk tan sri seri "
    "presidential parliamentary ministerial diplomatic strategic social media rights development conflict resolution "
    "television channel newspaper agency facebook twitter telegram x ukraine-russia let thanks thank good well let's "
    "european african asian american african-american latin anti pro pre post non ex vice deputy chief head".split()
)

# Last names that are also everyday words, given names or places: only with a title or after an introduction.
COMMON_SURNAMES = frozenset(
    "may major brown rice baker powell bush gore ford carter blair cook straw hague hunt truss clark smith jones moore "
    "key english short black white gray grey young little best day price good long king prince pope page field hall "
    "wood woods stone rivers hill hills banks church bell ball cross fox wolf lamb swan drew carr abbott wells west east "
    "north south england holland france israel jordan chad georgia kent lincoln washington jackson houston austin dallas "
    "ali ahmed mohamed mohammed muhammad abdullah ibrahim hassan hussein khalid omar osman said salem saleh salam salih "
    "abbas amin aziz rashid hamid karim khalil khan malik nasser rahman sharif singh kim lee li wang zhang yang hu ho "
    "do to vo le nguyen tran pham luong roh moon park cho chung kang ban ma wu sun xi deng jiang van san fidel raul "
    "john paul george david james michael peter daniel thomas martin francis leo benedict charles elizabeth felipe "
    "albert hans maria victor rene jean carlos antonio francisco manuel jose pedro garcia fernandez rodriguez perez "
    "gomez gonzalez hernandez martinez lopez sanchez castro ortega santos silva costa da cruz franco vargas rojas "
    "mesa paz lugo barco rao singh kumar das roy sharma gandhi gonzales kirchner banda maduro pires neves "
    "wood young taylor perry scott adams gates jones cohen perry hastings morgan mutua mohamed amr banks "
    "letta monti prodi dini ponta stoica petre roman popov fischer koller weber meyer schmidt klein "
    "mesic nano meta rama alia gross kiska babis fico fiala pavel peters conte draghi moro rossi taya "
    "doe dos sata scott hope faith grace joy mercy rose ruby paya aye than soe win thein aung saw myint "
    "amara essy attah mills nujoma sogavare rini ellen weah rush bar ross solo mandelson mitchell west pope "
    "danforth pham hook perriello davies ford rubinstein taylor lake berger jones flynn grenell palmer "
    "gomaa wade sall faye yayi soglo conde toure keita traore camara diallo barry kone diop ba sy "
    "elder royal saint angel bishop marshal general christian german roman english norman noble".split()
)

SPEECH = frozenset(
    "said says told added stated announced insisted noted argued explained warned stressed declared claimed confirmed "
    "denied replied asked wrote tweeted believes thinks commented remarked emphasized emphasised reiterated suggested "
    "recalled maintained admitted acknowledged observed continued concluded reported".split()
)

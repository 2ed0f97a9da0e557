"""Words and names that are marked by hand: see ART_WORD_* and ART_NAME_* in src/article/model.h."""
import subprocess

# Function words: what sentences are held together by.
STOP_WORDS = {
    "en": """the of and to in a is that for it on was with as i you at be this by from are have not or an he
        his but they we her she had has were been one all which their there would will what can if who so said
        no about when more up its out them my your than me do just us our how also into""",
    "de": """der die das und in zu den mit von ist des sich auf für dem nicht ein eine als auch es an er hat aus
        bei nach wird sind im wie einen um am noch dass über so zum war haben nur oder aber vor zur bis mehr
        durch man sein wurde sei ich wir sie einer eines einem kann""",
    "fr": """de la le et les des en un une du que est pour qui dans par sur au il plus ne pas ce se avec sont son
        cette ou mais nous on ont été aux sa ses leur elle comme l d""",
    "es": """de la que el en y a los del se las por un para con no una su al lo como más pero sus le ya o este
        sí porque esta entre cuando muy sin sobre""",
    "pt": """de que e o a do da em um para com não uma os no se na por mais as dos como mas ao ele das à seu sua
        ou quando muito nos já também pelo pela até isso""",
    "it": """di e che la il un a per in una non sono con si da come è le dei nel del alla più anche ma gli lo""",
    "nl": """de het een en van in is dat op te voor met zijn niet aan er om ook als maar door bij nog naar uit""",
    "pl": """w i z na do się nie to że jest o od po za jak przez dla co ale oraz tak tym może są być lub także
        który które która ich jego już tylko ze przy czy był było a""",
    "ru": """и в не на что с по как это но из у за от так для к о же все его он мы вы она они их был было до или
        бы если при может также которые который еще только уже чтобы а""",
    "el": """και το να του η της με που την από για τα είναι των σε ο οι στο θα τη στην τον τους δεν τις ένα μια
        ότι στη στον ή αλλά έχει στα όπως μας ως πως""",
    "ar": """في من على أن إلى التي الذي هذا هذه ما لا كان عن مع أو و بعد قد كل كانت بين هو هي ذلك""",
    "hi": """के में की है और से का को पर ने यह कि हैं एक भी था थे थी लिए नहीं तो हो इस कर""",
}


# What consent is asked for, and how it is given.
STORED = "cookie cookies device partners personenbezogene personenbezogenen données datos ciasteczka ciasteczek".split()
CHOICE = """accept accepting consent settings preferences agree agreeing privacy opt advertising zustimmen
    zustimmung einwilligung einwilligen akzeptieren datenschutz datenschutzerklärung accepter acceptez
    consentement consentimiento zgoda zgodę""".split()

# Names of elements around readers' comments, and around the captions of pictures.
COMMENTS = """comment comments commentlist disqus kommentar kommentare respond commentaires comentarios
    komentarze""".split()
CAPTIONS = "caption figcaption imagecaption bildunterschrift credit photocredit".split()


def hashes(probe, mode, words):
    words = sorted(set(words))
    out = subprocess.run([probe, mode], input="\n".join(words) + "\n", check=True,
                         capture_output=True, text=True).stdout
    return [int(line) for line in out.split()]


def marks(probe):
    """{hash: bits} of names and of words."""
    names, words = {}, {}
    for table, mode, bit, items in (
            (names, "name-hashes", 1, COMMENTS), (names, "name-hashes", 2, CAPTIONS),
            (words, "hashes", 1, " ".join(STOP_WORDS.values()).split()),
            (words, "hashes", 2, STORED), (words, "hashes", 4, CHOICE)):
        for h in hashes(probe, mode, items):
            table[h] = table.get(h, 0) | bit
    return names, words

"""Words and sentences of an ordinary company site that says nothing of the scheme."""

COMPANY = "株式会社サンプル"
DEPARTMENTS = "総務課 経理課 技術部 生産管理課 品質課 営業一課 営業二課 資材課 設計室 工務課 物流課 広報担当 人事課".split()
TOWNS = "見本町 東見本 西見本 港北台 緑が原 中之島町 高台 新田町 川端 松並木 駅前通り 学園前".split()
GOODS = ("業務用はかり 台はかり 検量装置 ラベル印字機 搬送コンベヤ 自動選別機 防水はかり 分銅 "
         "計量ソフト 表示器 ロードセル 点検工具 校正サービス 保守部品 組込みはかり").split()
THEMES = ("誤差の少ない計量 現場の省力化 清掃のしやすさ 停電時の備え 部品の長期供給 夜間の問い合わせ 図面の管理 "
          "入社後の研修 工具の整理 廃材の分別 点検の記録 輸送中の破損 新人の育成 在庫の見える化 紙の削減 "
          "作業服の更新 安全通路の確保 受注処理 見積りの回答 お客様の声の共有").split()
MEANS = ("手順書 確認表 掲示板 定例会 相談窓口 共有フォルダ 点検表 教育計画 当番制 表示灯 予備機 台帳 "
         "社内報 動画教材 受付票 改善提案").split()
DOES = ("整えました 見直しました 始めました 増やしました 続けています 広げています 試しています 新しくしました "
        "お届けしています ご用意しています まとめました 公開しました 紹介しています 役立てています").split()
HOW = "より使いやすい 現場に合った 誰にでも分かる 手間のかからない 長く使える 無理のない 分かりやすい 丈夫な 小さな".split()
WHEN = ("今年の春 昨年の秋 先月 今期 前期 この夏 2019年 2021年 2023年 2024年 2025年 創業40年の節目 "
        "月初め 年度の初め 繁忙期の前").split()
LEAD = ["", "", "", "", "また、", "さらに、", "そこで、", "あわせて、", "一方、", "なお、", "たとえば、"]
SECTIONS = ("製品情報 導入事例 技術の話 工場だより お知らせ 採用情報 会社案内 サポート 展示会 環境活動 "
            "地域活動 社員紹介 よくある質問 資料室").split()

# Ordinary sentences with the verbs that are wrong of the scheme only.
NEIGHBOURS = [
    "{when}、ISMSの認証を取得しました。",
    "{when}にISO 9001の認証を更新し、エコアクション21の認証も取得しました。",
    "{when}、プライバシーマークの付与を受けました。",
    "健康経営優良法人に認定されました。",
    "事業継続力強化計画の認定を受けています。",
    "{goods}の構造について特許を取得しました。",
    "{dept}の社員が計量士の国家資格を取得しました。",
    "{dept}では育児休業を取得しやすい体制を{does}。",
    "{town}に倉庫の用地を取得しました。",
    "{dept}の新人がフォークリフトの技能試験に合格しました。",
    "お客様から高い評価を獲得しています。",
    "{goods}は検定に合格した品だけを出荷します。",
]

FILLERS = [
    "{lead}{dept}では、{theme}のために{how}{means}を{does}。",
    "{lead}{when}から、{goods}の{theme}に力を入れ、{means}を{does}。",
    "{town}の工場では、{goods}を1日に{n}台つくり、{theme}にも気を配っています。",
    "{lead}{goods}をお使いのお客様へ、{how}{means}を{does}。",
    "{theme}と{theme2}は、{dept}と{dept2}が月に1度話し合っています。",
    "{lead}{when}の調査では、{n}%のお客様が{theme}に満足と答えました。",
    "{goods}は{theme}を考えて設計し、{means}とともにお届けします。",
    "「{how}{means}がほしい」という声を受けて、{dept}が{theme}に取り組みました。",
    "{lead}{theme}について、{dept}の担当者が{town}の営業所でご説明します。",
    "{n}件のご相談のうち、最も多かったのは{theme}です。",
    "{lead}{when}の集まりでは、{goods}の{means}を展示し、{theme}の例を{does}。",
    "{dept}の{means}は、{theme}に役立つと社内でも好評です。",
]


class Writer:
    """Makes sentences from one stream of random numbers."""

    def __init__(self, rng):
        self.rng = rng

    def pick(self, words):
        return words[int(self.rng.random() * len(words))]

    def fill(self, template):
        pick = self.pick
        return template.format(
            lead=pick(LEAD), dept=pick(DEPARTMENTS), dept2=pick(DEPARTMENTS), theme=pick(THEMES),
            theme2=pick(THEMES), how=pick(HOW), means=pick(MEANS), does=pick(DOES), when=pick(WHEN),
            goods=pick(GOODS), town=pick(TOWNS), n=10 + int(self.rng.random() * 89))

    def sentence(self):
        return self.fill(self.pick(NEIGHBOURS if self.rng.random() < 0.015 else FILLERS))

    def paragraph(self):
        return "".join(self.sentence() for _ in range(2 + int(self.rng.random() * 4)))

    def title(self):
        return f"{self.pick(GOODS)}と{self.pick(THEMES)}"

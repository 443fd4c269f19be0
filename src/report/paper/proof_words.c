// English, Indonesian, Traditional Chinese.
#include "report/paper/proof_words.h"

static const ProofWords known[] = {
    {
        .language = S_INIT("en"),
        .title = S_INIT("Proof of Entitlement"),
        .number = S_INIT("Proof"),
        .issued_on = S_INIT("Issued on"),
        .agreement = S_INIT("Agreement"),
        .site = S_INIT("Site"),
        .customer = S_INIT("Customer"),
        .legal_entity = S_INIT("Legal entity"),
        .place = S_INIT("Place"),
        .order = S_INIT("Order"),
        .purchase_order = S_INIT("Purchase order"),
        .customer_purchase_order = S_INIT("Customer's order"),
        .distributor = S_INIT("Distributor"),
        .reseller = S_INIT("Reseller"),
        .source_proof = S_INIT("Moved from proof"),
        .supersedes = S_INIT("Supersedes proof"),
        .line = S_INIT("Line"),
        .part = S_INIT("Part"),
        .description = S_INIT("Description"),
        .metric = S_INIT("Metric"),
        .quantity = S_INIT("Quantity"),
        .coverage = S_INIT("Coverage"),
        .proves = S_INIT("This document proves the right of the customer named above to use the "
                         "programs listed, in the quantity listed."),
        .proves_renewal = S_INIT("This document proves the coverage listed. The right to use the "
                                 "programs is proved by the proof of their acquisition."),
        .proves_move = S_INIT("The quantities listed were moved to this site. Acquisition and "
                              "coverage are those of the proof that they were moved from."),
        .how_to_verify = S_INIT("Every byte of this file is signed: it can be verified offline "
                                "with the installation's public key."),
    },
    {
        .language = S_INIT("id"),
        .title = S_INIT("Bukti Hak Penggunaan"),
        .number = S_INIT("Bukti"),
        .issued_on = S_INIT("Tanggal terbit"),
        .agreement = S_INIT("Perjanjian"),
        .site = S_INIT("Lokasi"),
        .customer = S_INIT("Pelanggan"),
        .legal_entity = S_INIT("Badan hukum"),
        .place = S_INIT("Tempat"),
        .order = S_INIT("Pesanan"),
        .purchase_order = S_INIT("Pesanan pembelian"),
        .customer_purchase_order = S_INIT("Pesanan pelanggan"),
        .distributor = S_INIT("Distributor"),
        .reseller = S_INIT("Penjual"),
        .source_proof = S_INIT("Dipindahkan dari bukti"),
        .supersedes = S_INIT("Menggantikan bukti"),
        .line = S_INIT("Baris"),
        .part = S_INIT("Nomor barang"),
        .description = S_INIT("Uraian"),
        .metric = S_INIT("Metrik"),
        .quantity = S_INIT("Jumlah"),
        .coverage = S_INIT("Masa dukungan"),
        .proves = S_INIT("Dokumen ini membuktikan hak pelanggan tersebut di atas untuk memakai "
                         "program yang tercantum, dalam jumlah yang tercantum."),
        .proves_renewal = S_INIT("Dokumen ini membuktikan masa dukungan yang tercantum. Hak pakai "
                                 "program dibuktikan oleh bukti pembeliannya."),
        .proves_move = S_INIT("Jumlah yang tercantum telah dipindahkan ke lokasi ini. Tanggal "
                              "perolehan dan masa dukungan mengikuti bukti asalnya."),
        .how_to_verify = S_INIT("Setiap bita berkas ini ditandatangani: keasliannya dapat "
                                "diperiksa tanpa jaringan dengan kunci publik instalasi."),
    },
    {
        .language = S_INIT("zh-Hant"),
        .title = S_INIT("授權證明"),
        .number = S_INIT("證明編號"),
        .issued_on = S_INIT("核發日期"),
        .agreement = S_INIT("合約"),
        .site = S_INIT("據點"),
        .customer = S_INIT("客戶"),
        .legal_entity = S_INIT("法人"),
        .place = S_INIT("地點"),
        .order = S_INIT("訂單"),
        .purchase_order = S_INIT("採購單"),
        .customer_purchase_order = S_INIT("客戶採購單"),
        .distributor = S_INIT("經銷商"),
        .reseller = S_INIT("轉售商"),
        .source_proof = S_INIT("移轉自證明"),
        .supersedes = S_INIT("取代證明"),
        .line = S_INIT("項次"),
        .part = S_INIT("料號"),
        .description = S_INIT("說明"),
        .metric = S_INIT("計量單位"),
        .quantity = S_INIT("數量"),
        .coverage = S_INIT("維護期間"),
        .proves = S_INIT("本文件證明上述客戶有權依所列數量使用所列程式。"),
        .proves_renewal = S_INIT("本文件證明所列之維護期間。程式之使用權以取得時之證明為準。"),
        .proves_move = S_INIT("所列數量已移轉至本據點。取得日期與維護期間依原證明。"),
        .how_to_verify = S_INIT("本檔案的每一個位元組均經簽章：可用本系統的公開金鑰離線驗證。"),
    },
};

const ProofWords *proof_words(Text language) {
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (text_equal(known[i].language, language)) {
            return &known[i];
        }
    }
    return &known[0];
}
